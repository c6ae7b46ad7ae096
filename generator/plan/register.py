"""The register of municipalities: the official codes with their prefectures and names, read once when first needed.

Source: 全国地方公共団体コード as collected by code4fukui/localgovjp (CC0), as of 2026-07-09: 1,916 municipalities and
wards of designated cities. It has no former municipalities. CONTRIBUTING.md says how to renew it.
"""

import csv
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import NamedTuple

AS_OF = "2026-07-09"
_WARD_GAP = " "


class RegisteredMunicipality(NamedTuple):
    """An entry of the register: a code of six digits, the prefecture, and the name (a ward's with its city's)."""

    code: str
    prefecture: str
    name: str


@cache
def register() -> Mapping[str, RegisteredMunicipality]:
    """Return every entry by its code."""
    text = resources.files("generator.plan").joinpath("municipalities.csv").read_text(encoding="utf-8")
    return {row[0]: RegisteredMunicipality(*row) for row in list(csv.reader(text.splitlines()))[1:]}


@cache
def prefectures() -> Mapping[str, str]:
    """Return the prefectures by the two digits that their codes begin with."""
    return {code[:2]: entry.prefecture for code, entry in register().items()}


def find(prefecture: str, name: str) -> RegisteredMunicipality | None:
    """Return the entry of a name in a prefecture, or None; the name may state its district (西多摩郡瑞穂町)."""
    wanted = plain_name(name)
    return next((one for one in register().values() if one.prefecture == prefecture and is_name_of(one, wanted)), None)


def is_name_of(entry: RegisteredMunicipality, name: str) -> bool:
    """Return whether a name is that of an entry, with or without its district and the gap before a ward."""
    own, wanted = plain_name(entry.name), plain_name(name)
    return wanted == own or ("郡" in wanted and wanted.partition("郡")[2] == own)


def plain_name(name: str) -> str:
    """Return a name without gaps: 札幌市中央区."""
    return name.replace(_WARD_GAP, "").replace("\u3000", "")
