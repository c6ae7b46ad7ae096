"""The one boundary between a plan's text and the pages: escape any value so that it remains plain text.

Every ASCII punctuation mark becomes a numeric character reference, so that neither Markdown nor HTML can be
written in a plan; line breaks become spaces. docs/decisions describes the alternatives.
"""

import string
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

_REFERENCES = {ord(mark): f"&#{ord(mark)};" for mark in string.punctuation} | {ord(space): " " for space in "\r\n\t"}


def escaped(value: object) -> Markup:
    """Return a value that is safe anywhere in a page's Markdown: in a heading, a text, or a quoted attribute."""
    return value if isinstance(value, Markup) else Markup(str(value).translate(_REFERENCES))  # noqa: S704 - this is the boundary


def environment(folder: Path) -> Environment:
    """Return a Jinja environment that escapes every value, and in which an unknown name is an error."""
    return Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        comment_start_string="{##",  # leaves {#id} to Markdown
        comment_end_string="##}",
        finalize=escaped,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
