"""The portal itself: who runs it and where it is published, as set in mkdocs.yml; the addresses made from that."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlencode


@dataclass(frozen=True, slots=True, kw_only=True)
class Portal:
    """The operator's settings. Addresses end with `/`; `contact` is a `mailto:` address, one on the web, or empty.

    `markdown` are the extensions of Markdown that hand-written pages are rendered with, each with its options.
    """

    name: str = "みえる計画"
    address: str = "http://localhost:8000/"
    operator: str = ""
    contact: str = ""
    repository: str = ""
    branch: str = "main"
    markdown: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def file(self, plan_id: str, line: int) -> str:
        """Give the address of one line of a plan's file; empty without a repository."""
        return f"{self.repository}/blob/{quote(self.branch)}/plans/{plan_id}.yaml#L{line}" if self.repository else ""

    def report(self, page: str, item: str) -> str:
        """Give the address that opens a prefilled issue about an item on a page; empty without a repository."""
        fields = {
            "template": "error.yml",
            "title": f"まちがいの報告：{item}",
            "page": self.address + page,
            "item": item,
        }
        return f"{self.repository}/issues/new?{urlencode(fields)}" if self.repository else ""

    def write(self, page: str, item: str) -> str:
        """Give the address for reporting without an account: a prefilled mail, or the operator's form as it is."""
        if not self.contact.startswith("mailto:"):
            return self.contact
        fields = {"subject": f"まちがいの報告：{item}", "body": f"ページ：{self.address}{page}\n項目：{item}\n"}
        return f"{self.contact}?{urlencode(fields, quote_via=quote)}"
