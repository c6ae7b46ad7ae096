"""How to cite a plan's data or one indicator: what it is in; sentences, BibTeX and CSL-JSON out."""

import datetime as dt
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.publish.portal import Portal


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """What is cited: a short key, who made the plan, the title, the portal's name, the address, and the day of the data."""

    key: str
    author: str
    title: str
    portal: str
    address: str
    day: dt.date

    @property
    def japanese(self) -> str:
        """Give the citation as Japanese texts write it."""
        day = f"{self.day.year}年{self.day.month}月{self.day.day}日"
        return f"{self.author}「{self.title}」（{day}時点のデータ）、{self.portal}で加工、{self.address}"

    @property
    def apa(self) -> str:
        """Give the citation in the manner of APA."""
        return f"{self.author}. ({self.day.year}). {self.title} [Data set]. {self.portal}. {self.address}"

    @property
    def bibtex(self) -> str:
        """Give a BibTeX entry; braces and backslashes of the texts are left out."""
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
        """Give the item for CSL-JSON."""
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
    """Give how to cite something on a page of the portal; `day` is the data's, in ISO 8601."""
    return Cited(
        key=key,
        author=author,
        title=title,
        portal=portal.name,
        address=portal.address + path,
        day=dt.date.fromisoformat(day),
    )


def citation_files(folder: str, items: Sequence[Cited]) -> dict[str, bytes]:
    """Give the BibTeX and CSL-JSON files of a plan and its indicators."""
    csl = json.dumps([one.csl() for one in items], ensure_ascii=False, indent=1) + "\n"
    return {
        f"{folder}/citations.bib": "\n".join(one.bibtex for one in items).encode(),
        f"{folder}/citations.csl.json": csl.encode(),
    }


def _plain(text: str) -> str:
    return re.sub(r"[{}\\]", "", text)
