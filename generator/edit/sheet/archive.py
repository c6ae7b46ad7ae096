"""The archive: return an untrusted workbook repacked within size limits, without macros and links."""

import io
import re
import zipfile
import zlib

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring, iterparse

from generator.errors import CannotRunError

MAX_FILE = 10 << 20
"""The maximum size of a returned file, in bytes."""
MAX_TOTAL = 20 << 20
MAX_PARTS = 1000
MAX_AREA = 1_000_000
"""The maximum number of cells that are merged or linked: a library makes an object of each."""
MAX_RATIO = 200
"""The maximum ratio of a part's size to its packed size; Excel's own reaches about 50."""
_RATIO_FROM = 1 << 20
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_AGAIN = "Excelで開き、「Excel ブック（.xlsx）」として保存しなおしてください。"


def checked(raw: bytes) -> bytes:
    """Read every part within the limits and repack it; raise CannotRunError for anything but a plain workbook.

    Only what was measured here is opened later: sizes that the archive states about itself are not trusted.
    """
    if raw.startswith(_OLE):
        locked = "EncryptedPackage".encode("utf-16-le") in raw
        what = (
            f"パスワードで暗号化されています。パスワードを外して、{_AGAIN}"
            if locked
            else f"古い形式（.xls）です。{_AGAIN}"
        )
        raise CannotRunError(f"このブックは{what}")
    parts = unpacked(raw)
    _refuse_programs_and_links(parts)
    if sum(map(_area, parts.values())) > MAX_AREA:
        raise CannotRunError(f"結合されたセルが多すぎます（上限は{MAX_AREA:,}個）。結合を解いて、{_AGAIN}")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return out.getvalue()


def unpacked(raw: bytes) -> dict[str, bytes]:
    """Return the parts of an archive, read within the limits; raise CannotRunError for anything else."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            return _parts(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
        raise CannotRunError(f"ブックが壊れているか、Excelブックではありません。{_AGAIN}") from error


def _parts(archive: zipfile.ZipFile) -> dict[str, bytes]:
    """Return the unpacked parts, counting the bytes actually read."""
    infos = [info for info in archive.infolist() if not info.is_dir()]
    if len(infos) > MAX_PARTS:
        raise CannotRunError(f"ブックの中の部品が多すぎます（{len(infos):,}個、上限は{MAX_PARTS:,}個）。{_AGAIN}")
    if any(info.flag_bits & 1 for info in infos):
        raise CannotRunError(f"このブックは暗号化されています。パスワードを外して、{_AGAIN}")
    if sum(info.file_size for info in infos) > MAX_TOTAL:
        raise _too_large()
    parts: dict[str, bytes] = {}
    left = MAX_TOTAL
    for info in infos:
        if info.file_size > _RATIO_FROM and info.file_size > MAX_RATIO * info.compress_size:
            raise _too_large()
        with archive.open(info) as part:
            content = part.read(left + 1)
        left -= len(content)
        if left < 0:
            raise _too_large()
        if info.filename in parts:
            raise CannotRunError(f"ブックの中に同じ名前の部品が2つあります。{_AGAIN}")
        parts[info.filename] = content
    return parts


def _too_large() -> CannotRunError:
    return CannotRunError(
        f"ブックの中身が大きすぎます（広げると{MAX_TOTAL >> 20}MBを超えるか、異常に縮められています）。"
        "書き出したブックに入力したものか確かめてください。"
    )


def _refuse_programs_and_links(parts: dict[str, bytes]) -> None:
    types = parts.get("[Content_Types].xml")
    if types is None:
        raise CannotRunError(f"このファイルはExcelブックではありません。{_AGAIN}")
    if any("vbaproject" in name.lower() for name in parts) or b"macroenabled" in types.lower():
        raise CannotRunError(f"マクロを含むブック（.xlsm など）は読みません。マクロを消して、{_AGAIN}")
    if any("externallinks/" in name.lower() for name in parts):
        raise _linked("ほかのブックへのリンク")
    for name, content in parts.items():
        if name.lower().endswith(".rels"):
            for relation in _read(content):
                if relation.get("TargetMode", "").lower() == "external":
                    raise _linked(f"外部へのリンク（{relation.get('Target', '')[:80]}）")


def _area(content: bytes) -> int:
    """Return how many cells the merged and linked areas of a sheet have, at least."""
    total = 0
    try:
        for _, element in iterparse(io.BytesIO(content)):
            if element.tag.rpartition("}")[2] in ("mergeCell", "hyperlink"):
                total += _cells(element.get("ref", ""))
            element.clear()
    except (ParseError, DefusedXmlException, LookupError, ValueError):
        pass  # what cannot be read here cannot be read later either
    return total


def _cells(area: str) -> int:
    ends = re.findall(r"([A-Za-z]{1,3})([0-9]{1,7})", area.replace("$", ""))
    if len(ends) != 2:
        return 1
    (left, top), (right, bottom) = ((_column(letters), int(row)) for letters, row in ends)
    return (abs(right - left) + 1) * (abs(bottom - top) + 1)


def _column(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = 26 * number + ord(letter) - ord("A") + 1
    return number


def _read(content: bytes) -> list[dict[str, str]]:
    try:
        return [dict(item.attrib) for item in fromstring(content, forbid_dtd=True)]
    except (ParseError, DefusedXmlException) as error:
        raise CannotRunError(f"ブックの中身が読めません。{_AGAIN}") from error


def _linked(what: str) -> CannotRunError:
    return CannotRunError(
        f"ブックに{what}があるので読みません。値だけを「値の貼り付け」で入れなおし、リンクを消してください。"
    )
