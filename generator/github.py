"""Output for GitHub: escape plain text as Markdown, and write the step's summary."""

import os
import re
from pathlib import Path

from generator.errors import CannotRunError, system_reason
from generator.publish.pages.escape import escaped

SUMMARY_LIMIT = 1 << 20
"""The maximum size of one step's summary on GitHub, in bytes."""
FOLD, END = "<details>", "</details>"

_ACTIVE = re.compile(r"[@#$]|GH-|:[^\s:]+:")
"""What GitHub interprets in rendered text: mentions, issues, mathematics, emoji; it leaves code alone."""
_HARMLESS = re.compile(r"(?<=[0-9])&#(44|46);(?=[0-9])|(?<=[0-9A-Za-z])&#(45|47);(?=[0-9A-Za-z])")
"""Characters that have no effect in their position (1,234.5 and a-b/c); kept for readers of the source."""


def text(words: str) -> str:
    """Return a text as Markdown; as code where GitHub would otherwise interpret it."""
    return code(words) if _ACTIVE.search(words) else _safe(words)


def code(words: str) -> str:
    """Return a text as inline code."""
    return f"<code>{_safe(words)}</code>"


def append_to_summary(markdown: str, more: str) -> None:
    """Append to the summary of GitHub's step, if there is one, up to its size limit; `more` says where the rest is."""
    if name := os.environ.get("GITHUB_STEP_SUMMARY"):
        try:
            with Path(name).open("ab") as summary:
                summary.write(bounded(markdown, SUMMARY_LIMIT - summary.tell(), more).encode())
        except OSError as error:
            raise CannotRunError(f"ステップのまとめ（{name}）に書けません（{system_reason(error)}）。") from error


def bounded(markdown: str, limit: int, more: str) -> str:
    """Return a report cut to at most `limit` bytes, at the end of a line and with a notice."""
    if len(markdown.encode()) <= limit:
        return markdown
    notice = f"\n\n**長いので、ここで切りました。{more}**\n"
    room = max(limit - len(f"\n{END}{notice}".encode()), 0)
    kept = markdown.encode()[:room].decode(errors="ignore").rpartition("\n")[0]
    is_open = kept.count(FOLD) > kept.count(END)
    return kept + (f"\n\n{END}" if is_open else "") + notice if kept else ""


def _safe(words: str) -> str:
    return _HARMLESS.sub(lambda found: chr(int(found[1] or found[2])), escaped(words))
