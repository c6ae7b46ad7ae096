"""The characters of a text file: UTF-8, UTF-16 with a mark, or cp932; never guessed from how the result looks alone."""

import codecs
import re

from generator.errors import CannotRunError

_MARKED = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_HALF_WIDTH = re.compile(r"[\uff61-\uff9f]")
_AGAIN = "Excelなら「CSV UTF-8」、メモ帳なら文字コード「UTF-8」で保存しなおしてください。"


def decoded(raw: bytes) -> str:
    r"""Return the text of a file with \n as its line ends; raise CannotRunError if it is none."""
    text = _decoded(raw).replace("\r\n", "\n").replace("\r", "\n")
    if bad := _CONTROL.search(text):
        line = text.count("\n", 0, bad.start()) + 1
        raise CannotRunError(
            f"{line:,}行目に、目に見えない制御文字（U+{ord(bad[0]):04X}）があります。文字のファイルか確かめて、{_AGAIN}"
        )
    return text


def _decoded(raw: bytes) -> str:
    encoding = next((name for mark, name in _MARKED if raw.startswith(mark)), "utf-8")
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        utf8 = error
    if encoding == "utf-8":
        try:
            text = raw.decode("cp932")
        except UnicodeDecodeError:
            pass
        else:
            if not _is_euc(raw, text):
                return text
    line = raw.count(b"\n", 0, utf8.start) + 1
    raise CannotRunError(
        f"{line:,}行目の文字が読めません（UTF-8、UTF-16、シフトJIS（cp932）のどれでもありません）。{_AGAIN}"
    )


def _is_euc(raw: bytes, as_cp932: str) -> bool:
    """Return whether the bytes are EUC-JP, which cp932 reads as a row of half-width signs."""
    wide = sum(not one.isascii() for one in as_cp932)
    if len(_HALF_WIDTH.findall(as_cp932)) * 2 < wide:
        return False
    try:
        raw.decode("euc_jp")
    except UnicodeDecodeError:
        return False
    return True
