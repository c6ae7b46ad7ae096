"""What GitHub shows of a run: plain text in; text in which every word stays a word, and the step's summary, out."""

import os
import re
from pathlib import Path

from generator.errors import CannotRunError, reason
from generator.publish.pages.escape import escaped

SUMMARY_LIMIT = 1 << 20
"""Bytes that GitHub takes of one step's summary."""
FOLD, END = "<details>", "</details>"

_ACTIVE = re.compile(r"[@#$]|GH-|:[^\s:]+:")
"""What GitHub looks for in finished text: mentions, issues, mathematics, emoji; it leaves code alone."""
_HARMLESS = re.compile(r"(?<=[0-9])&#(44|46);(?=[0-9])|(?<=[0-9A-Za-z])&#(45|47);(?=[0-9A-Za-z])")
"""Marks that mean nothing where they stand (1,234.5 and a-b/c); left as they are for those who read the source."""


def text(words: str) -> str:
    """Write a text as Markdown; as code where GitHub would make more of it."""
    return code(words) if _ACTIVE.search(words) else _safe(words)


def code(words: str) -> str:
    """Write a text as code."""
    return f"<code>{_safe(words)}</code>"


def append_to_summary(markdown: str, more: str) -> None:
    """Add to the summary of GitHub's step, where there is one, as far as there is room; `more` says where the rest is."""
    if name := os.environ.get("GITHUB_STEP_SUMMARY"):
        try:
            with Path(name).open("ab") as summary:
                summary.write(bounded(markdown, SUMMARY_LIMIT - summary.tell(), more).encode())
        except OSError as error:
            raise CannotRunError(f"ステップのまとめ（{name}）に書けません（{reason(error)}）。") from error


def bounded(markdown: str, limit: int, more: str) -> str:
    """Cut a report to at most `limit` bytes, at the end of a line, and say so."""
    if len(markdown.encode()) <= limit:
        return markdown
    told = f"\n\n**長いので、ここで切りました。{more}**\n"
    room = max(limit - len(f"\n{END}{told}".encode()), 0)
    kept = markdown.encode()[:room].decode(errors="ignore").rpartition("\n")[0]
    is_open = kept.count(FOLD) > kept.count(END)
    return kept + (f"\n\n{END}" if is_open else "") + told if kept else ""


def _safe(words: str) -> str:
    return _HARMLESS.sub(lambda found: chr(int(found[1] or found[2])), escaped(words))
