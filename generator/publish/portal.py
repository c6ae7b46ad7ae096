"""The portal itself: its operator and address, as set in mkdocs.yml, and the addresses derived from them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any
from urllib.parse import quote as encoded

_TITLE = "まちがいの報告："
LONGEST = 1999
"""The maximum length of an address; browsers, mail programs and GitHub accept as many characters."""
_SHARES = {"title": 360, "item": 600, "value": 300, "place": 300, "quote": 1000}
"""The maximum number of characters of an address for each text; a Japanese letter takes nine."""
_NAMES = {"item": "項目", "value": "サイトの値", "place": "資料の場所", "quote": "資料のことば"}
_CUT = encoded("…")


@dataclass(frozen=True, slots=True, kw_only=True)
class Portal:
    """The operator's settings. Addresses end with `/`; `contact` is a `mailto:` address, a web address, or empty.

    `markdown` are the Markdown extensions for hand-written pages, each with its options.
    """

    name: str = "みえる計画"
    address: str = "http://localhost:8000/"
    operator: str = ""
    contact: str = ""
    repository: str = ""
    branch: str = "main"
    markdown: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def file(self, plan_id: str, line: int) -> str:
        """Return the address of one line of a plan's file; empty without a repository."""
        return f"{self.repository}/blob/{encoded(self.branch)}/plans/{plan_id}.yaml#L{line}" if self.repository else ""

    @property
    def proposals(self) -> str:
        """Return the address that opens the form for proposing figures; empty without a repository."""
        return f"{self.repository}/issues/new?template=figures.yml" if self.repository else ""

    def report(self, page: str, item: str, *, place: str = "", value: str = "", quote: str = "") -> str:
        """Return the address that opens a prefilled issue about an item on a page; empty without a repository.

        `place` is where the source states it, `value` what the portal shows, `quote` what the source has there.
        """
        if not self.repository:
            return ""
        where = encoded(self.address + page, safe="")
        fields = {"title": f"{_TITLE}{item}", "item": item, "value": value, "place": place, "quote": quote}
        return _filled(
            f"{self.repository}/issues/new?template=error.yml&page={where}",
            ((f"&{name}=", text, _SHARES[name]) for name, text in fields.items()),
        )

    def write(self, page: str, item: str, *, place: str = "", value: str = "", quote: str = "") -> str:
        """Return the address for reporting without an account: a prefilled mail as in `report`, or the operator's form."""
        if not self.contact.startswith("mailto:"):
            return self.contact
        where = encoded(f"ページ：{self.address}{page}\n", safe="")
        fields = {"item": item, "value": value, "place": place, "quote": quote}
        mail = _filled(f"{self.contact}?subject=", [("", f"{_TITLE}{item}", _SHARES["title"])])
        return _filled(
            f"{mail}&body={where}",
            ((encoded(f"{_NAMES[name]}："), text, _SHARES[name]) for name, text in fields.items()),
            end=encoded("\n"),
        )


def _filled(address: str, parts: Iterable[tuple[str, str, int]], end: str = "") -> str:
    """Return an address with texts behind their prefixes, each in its share of the characters, as far as they fit."""
    for prefix, text, share in parts:
        fitting = _fitting(text, min(share, LONGEST - len(address) - len(prefix) - len(end)))
        address += f"{prefix}{fitting}{end}" if fitting else ""
    return address


def _fitting(text: str, room: int) -> str:
    """Return a text on one line, percent-encoded in at most `room` characters; … stands for what was cut off."""
    signs = [encoded(sign, safe="") for sign in " ".join(text.split())]
    if sum(map(len, signs)) <= room:
        return "".join(signs)
    lengths = accumulate(map(len, signs), initial=len(_CUT))
    kept = sum(length <= room for length in lengths) - 1
    return "".join(signs[:kept]) + _CUT if kept > 0 else ""
