"""What a page for citizens must not hold: keys of the plan format, and advice to those who edit a plan."""

import re
from html import unescape

from tests.model_fields import keys

ADVICE = re.compile(r"(?:書いて|直して|確かめて|照らして|選んで|足して|消して|置いて|そろえて|移して)ください")
_KEY = re.compile(rf"(?<![\w-])(?:(?:{'|'.join(sorted(keys()))})\s*[:：]|accept\b)")


def of_editors(html: str) -> list[str]:
    """List the keys followed by a colon, and the advice, in the visible text of a page's HTML."""
    text = unescape(re.sub(r"<[^>]*>", " ", html))
    return [found[0] for pattern in (ADVICE, _KEY) for found in pattern.finditer(text)]
