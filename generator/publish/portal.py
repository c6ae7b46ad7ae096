"""The portal itself: its operator and address, as set in mkdocs.yml, and the addresses derived from them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlencode


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
        return f"{self.repository}/blob/{quote(self.branch)}/plans/{plan_id}.yaml#L{line}" if self.repository else ""

    def report(self, page: str, item: str) -> str:
        """Return the address that opens a prefilled issue about an item on a page; empty without a repository."""
        fields = {
            "template": "error.yml",
            "title": f"まちがいの報告：{item}",
            "page": self.address + page,
            "item": item,
        }
        return f"{self.repository}/issues/new?{urlencode(fields)}" if self.repository else ""

    def write(self, page: str, item: str) -> str:
        """Return the address for reporting without an account: a prefilled mail, or the operator's form."""
        if not self.contact.startswith("mailto:"):
            return self.contact
        fields = {"subject": f"まちがいの報告：{item}", "body": f"ページ：{self.address}{page}\n項目：{item}\n"}
        return f"{self.contact}?{urlencode(fields, quote_via=quote)}"
