"""The archive: return an untrusted workbook repacked within size limits, without macros and links to other files."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from itertools import chain

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring, iterparse

from generator.errors import CannotRunError
from generator.plan.places import column_number
from generator.tables.limits import MAX_CELLS, MAX_ROWS

MAX_FILE = 10 << 20
"""The maximum size of a returned file, in bytes."""
MAX_TOTAL = 20 << 20
MAX_PARTS = 1000
MAX_RATIO = 200
"""The maximum ratio of a part's size to its packed size; Excel's own reaches about 50."""
_RATIO_FROM = 1 << 20
_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})(?::\$?([A-Z]{1,3})\$?([0-9]{1,7}))?")
_AREAS = ("mergeCell", "hyperlink")
"""What names an area of a sheet: a library makes an object of each of its cells."""
_HARMLESS = ("hyperlink",)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_AGAIN = "Excelで開き、「Excel ブック（.xlsx）」として保存しなおしてください。"


def checked(raw: bytes) -> bytes:
    """Read every part within the limits and repack it; raise CannotRunError for anything but a plain workbook."""
    parts = unpacked(raw)
    refuse_programs_and_links(parts)
    refuse_sprawl(parts)
    return repacked(parts)


def unpacked(raw: bytes) -> dict[str, bytes]:
    """Return every part of an archive by its name; raise CannotRunError if it is none, or above the limits."""
    if raw.startswith(OLE):
        locked = "EncryptedPackage".encode("utf-16-le") in raw
        what = (
            f"パスワードで暗号化されています。パスワードを外して、{_AGAIN}"
            if locked
            else f"古い形式（.xls）です。{_AGAIN}"
        )
        raise CannotRunError(f"このブックは{what}")
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            return _parts(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
        raise CannotRunError(f"ブックが壊れているか、Excelブックではありません。{_AGAIN}") from error


def repacked(parts: dict[str, bytes]) -> bytes:
    """Return an archive of parts: only what was measured is opened later, whatever sizes an archive states about itself."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return out.getvalue()


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
        "書き出したブックに入力したものか、使わない行や列に書式が付いていないか、確かめてください。"
    )


def refuse_programs(parts: dict[str, bytes]) -> None:
    """Raise CannotRunError if parts are no document of Office, or have macros."""
    _refuse(_programs(parts))


def refuse_programs_and_links(parts: dict[str, bytes]) -> None:
    """Raise CannotRunError with every reason not to open a workbook; a link on a cell is reported by its reader."""
    _refuse(chain(_programs(parts), _links(parts)))


def _refuse(reasons: Iterable[str]) -> None:
    if found := dict.fromkeys(reasons):
        raise CannotRunError("".join(found))


def _programs(parts: dict[str, bytes]) -> Iterator[str]:
    types = parts.get("[Content_Types].xml")
    if types is None:
        yield f"このファイルはExcelブックではありません。{_AGAIN}"
    elif any("vbaproject" in name.lower() for name in parts) or b"macroenabled" in types.lower():
        yield f"マクロを含むブック（.xlsm など）は読みません。マクロを消して、{_AGAIN}"


def _links(parts: dict[str, bytes]) -> Iterator[str]:
    if any("externallinks/" in name.lower() for name in parts):
        yield _linked("ほかのブックへのリンク")
    for name, content in parts.items():
        if name.lower().endswith(".rels"):
            for relation in _read(content):
                is_external = relation.get("TargetMode", "").lower() == "external"
                if is_external and relation.get("Type", "").rpartition("/")[2] not in _HARMLESS:
                    yield _linked(f"外部へのリンク（{relation.get('Target', '')[:80]}）")


def refuse_sprawl(parts: dict[str, bytes]) -> None:
    """Raise CannotRunError if a sheet has more rows, cells or merged cells than a table of a plan ever has."""
    for content in parts.values():
        if content.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] in (b"<", b"\xff", b"\xfe"):
            _refuse_sprawling(content)


def _refuse_sprawling(content: bytes) -> None:
    counts = dict.fromkeys(("row", "c", *_AREAS), 0)
    try:
        for number, (_, element) in enumerate(iterparse(io.BytesIO(content), events=("start",), forbid_dtd=True)):
            name = element.tag.rpartition("}")[2]
            if number == 0 and name != "worksheet":
                return
            if name in counts:
                counts[name] += _area(element.get("ref", "")) if name in _AREAS else 1
                if (
                    counts["row"] > MAX_ROWS
                    or counts["c"] > MAX_CELLS
                    or counts["mergeCell"] + counts["hyperlink"] > MAX_CELLS
                ):
                    raise CannotRunError(
                        f"シートの行かセルが多すぎます（上限は{MAX_ROWS:,}行、{MAX_CELLS:,}セル。書式だけの空の行や、"
                        "結合したセルも数えます）。要る表だけを、新しいブックに「値の貼り付け」で写してください。"
                    )
            element.clear()
    except (ParseError, DefusedXmlException, LookupError):
        return


def _area(reference: str) -> int:
    """Return the number of cells of a reference such as A1:C3; more than is allowed for one that cannot be read."""
    found = _RANGE.fullmatch(reference)
    if not found:
        return MAX_CELLS + 1
    first = column_number(found[1]), int(found[2])
    last = (column_number(found[3]), int(found[4])) if found[3] else first
    return max(0, last[0] - first[0] + 1) * max(0, last[1] - first[1] + 1)


def _read(content: bytes) -> list[dict[str, str]]:
    try:
        return [dict(item.attrib) for item in fromstring(content, forbid_dtd=True)]
    except (ParseError, DefusedXmlException) as error:
        raise CannotRunError(f"ブックの中身が読めません。{_AGAIN}") from error


def _linked(what: str) -> str:
    return f"ブックに{what}があるので読みません。値だけを「値の貼り付け」で入れなおし、リンクを消してください。"
