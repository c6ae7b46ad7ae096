"""Citations of a plan's data or of one indicator: sentences, BibTeX and CSL-JSON."""

import datetime as dt
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.publish.portal import Portal


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """What is cited: a short key, the plan's author, title, the portal's name, address, and the date of the data."""

    key: str
    author: str
    title: str
    portal: str
    address: str
    day: dt.date

    @property
    def japanese(self) -> str:
        """Return the citation in Japanese style."""
        day = f"{self.day.year}年{self.day.month}月{self.day.day}日"
        return f"{self.author}「{self.title}」（{day}時点のデータ）、{self.portal}で加工、{self.address}"

    @property
    def apa(self) -> str:
        """Return the citation in APA style."""
        return f"{self.author}. ({self.day.year}). {self.title} [Data set]. {self.portal}. {self.address}"

    @property
    def bibtex(self) -> str:
        """Return a BibTeX entry; braces and backslashes are removed from the texts."""
        fields = {
            "author": f"{{{_plain(self.author)}}}",
            "title": f"{{{_plain(self.title)}}}",
            "year": str(self.day.year),
            "publisher": _plain(self.portal),
            "url": self.address,
            "note": f"Data as of {self.day.isoformat()}",
        }
        lines = "".join(f"  {name} = {{{text}}},\n" for name, text in fields.items())
        return f"@misc{{{self.key},\n{lines}}}\n"

    def csl(self) -> dict[str, object]:
        """Return the item for CSL-JSON."""
        return {
            "id": self.key,
            "type": "dataset",
            "title": self.title,
            "author": [{"literal": self.author}],
            "publisher": self.portal,
            "issued": {"date-parts": [[self.day.year, self.day.month, self.day.day]]},
            "URL": self.address,
            "language": "ja",
        }


def cited(portal: Portal, key: str, author: str, title: str, path: str, day: str) -> Cited:
    """Return the citation of an item on a page of the portal; `day` is the date of the data, in ISO 8601."""
    return Cited(
        key=key,
        author=author,
        title=title,
        portal=portal.name,
        address=portal.address + path,
        day=dt.date.fromisoformat(day),
    )


def citation_files(folder: str, items: Sequence[Cited]) -> dict[str, bytes]:
    """Return the BibTeX and CSL-JSON files of a plan and its indicators."""
    csl = json.dumps([one.csl() for one in items], ensure_ascii=False, indent=1) + "\n"
    return {
        f"{folder}/citations.bib": "\n".join(one.bibtex for one in items).encode(),
        f"{folder}/citations.csl.json": csl.encode(),
    }


def _plain(text: str) -> str:
    return re.sub(r"[{}\\]", "", text)
