"""Links to other sites: list the addresses in plans and pages that no longer respond.

`./portal links` needs the network and is run weekly, not by the tests. An address that is gone results in exit code 1;
one that only rejects programs, or does not respond from abroad, is listed but may be fine.
"""

import re
import socket
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

ROOT = Path(__file__).parents[2]
FOLDERS = ("plans", "content", "site_templates/pages")
TEXTS = {".yaml", ".md", ".jinja"}
ADDRESS = re.compile(r"(https?://[\w.~:/?#@!$&*+,;=%-]+)", re.ASCII)
VALUE = re.compile(r"[:-] [\"']?" + ADDRESS.pattern, re.ASCII)
"""An address that is a value of a plan; one within a text is a quotation, and stays as printed."""
SAMPLE = re.compile(r"(^|\.)example(\.|$)|^localhost$|^127\.")
"""Hosts used as placeholders."""
AGENT = "Mozilla/5.0 (compatible; mieru-keikaku link check)"
SECONDS = 30


@dataclass(frozen=True, slots=True)
class LinkProblem:
    """Why an address did not respond; `gone` if it certainly no longer exists."""

    gone: bool
    detail: str


def addresses(texts: Mapping[str, str]) -> dict[str, list[str]]:
    """Return every external address that we maintain, with `file:line` of each place that names it."""
    found: dict[str, list[str]] = defaultdict(list)
    for name, text in sorted(texts.items()):
        pattern = VALUE if name.endswith(".yaml") else ADDRESS
        for number, line in enumerate(text.splitlines(), 1):
            for address in pattern.findall(line):
                if not SAMPLE.search(urlsplit(address).hostname or "localhost"):
                    found[address.rstrip(".,;:!?")].append(f"{name}:{number}")
    return dict(found)


def ask(address: str) -> LinkProblem | None:
    """Request the first bytes of an address; return None if it responds."""
    try:
        with urlopen(Request(address, headers={"User-Agent": AGENT}), timeout=SECONDS):
            return None
    except HTTPError as error:
        error.close()
        return LinkProblem(error.code in (404, 410), f"応答 {error.code}")
    except (OSError, HTTPException, ValueError) as error:
        reason = getattr(error, "reason", error)
        unknown = isinstance(reason, socket.gaierror) and reason.errno == socket.EAI_NONAME
        return LinkProblem(unknown, "その名前のサイトがない" if unknown else f"つながらない（{type(reason).__name__}）")


def table(troubles: Mapping[str, LinkProblem], places: Mapping[str, Iterable[str]]) -> str:
    """Return the unresponsive addresses as a Markdown table, those certainly gone first."""
    rows = ["| 結果 | アドレス | 書いてある所 |", "|---|---|---|"]
    for address, trouble in sorted(troubles.items(), key=lambda item: (not item[1].gone, item[0])):
        verdict = "切れています" if trouble.gone else "確かめられません"
        rows.append(f"| {verdict}：{trouble.detail} | {address} | {'、'.join(places[address])} |")
    return "\n".join(rows)


def main() -> int:
    """Check all addresses, print the table and their number, and return the exit code."""
    files = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*") if path.suffix in TEXTS]
    places = addresses({path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in files})
    with ThreadPoolExecutor(8) as pool:
        answers = dict(zip(places, pool.map(ask, places), strict=True))
    troubles = {address: trouble for address, trouble in answers.items() if trouble}
    gone = sum(trouble.gone for trouble in troubles.values())
    print(f"ほかのサイトへのリンク {len(places)}件のうち、切れているもの {gone}件。\n")
    if troubles:
        print(table(troubles, places))
    return 1 if gone else 0


if __name__ == "__main__":
    sys.exit(main())
