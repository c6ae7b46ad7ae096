"""The rules by which a typed text is a value, as data for a page that checks while people type."""

import re
from collections.abc import Mapping

from generator.plan.model.quantity import KEEP_WORDS, LIMIT_WORDS, TREND_WORDS, WORDINGS
from generator.plan.model.value_errors import GROUPS, MINUS
from generator.plan.model.vocabulary import MISSING_WORDS


def entry_rules() -> Mapping[str, object]:
    """Return the words, and the patterns that a browser understands as Python does, each of a whole text.

    `ranges` are the patterns whose two numbers must be in order, `missing` the reasons for no value; `minus` and `groups`
    are for signs that become a minus, and numbers from which the commas go.
    """
    ceilings = "|".join(word for word, limit in LIMIT_WORDS.items() if not limit.is_floor)
    return {
        "words": [*MISSING_WORDS, *TREND_WORDS, *KEEP_WORDS],
        "missing": list(MISSING_WORDS),
        "number": WORDINGS["number"],
        "values": [WORDINGS[name] for name in ("bound", "keep", "last_year", "about", "place")],
        "ranges": [WORDINGS["between"], re.sub(r"\([^()]*\)\?$", f"(?:{ceilings})?", WORDINGS["from_to"])],
        "minus": MINUS.pattern,
        "groups": GROUPS.pattern,
    }
