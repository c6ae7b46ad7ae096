"""The notice of `serve`: add the current problems to the top of every page of the last good tree."""

import re
from collections.abc import Sequence

from generator.publish.pages.escape import escaped
from generator.publish.site.tree import Tree

SHOWN = 20
_HEAD = re.compile(rb"\A---\n.*?\n---\n\n", re.DOTALL)
_NOTICE = re.compile(rb'<div class="problem" role="alert">.*?</div>\n\n', re.DOTALL)


def with_notice(tree: Tree, problems: Sequence[str]) -> Tree:
    """Return the tree with the problems (Japanese, one line each) on top of every page, replacing an older notice."""
    more = len(problems) - SHOWN
    items = "".join(f"<li>{escaped(problem)}</li>" for problem in problems[:SHOWN])
    items += f"<li>このほかに{more}件</li>" if more > 0 else ""
    notice = (
        '<div class="problem" role="alert"><p><b>まちがいがあるので、直す前のページを見せています。</b>'
        f"直して保存すると、自動で新しくなります。</p><ul>{items}</ul></div>\n\n"
    ).encode()
    return {path: _on_top(text, notice) if path.endswith(".md") else text for path, text in tree.items()}


def _on_top(page: bytes, notice: bytes) -> bytes:
    plain = _NOTICE.sub(b"", page)
    head = _HEAD.match(plain)
    at = head.end() if head else 0
    return plain[:at] + notice + plain[at:]
