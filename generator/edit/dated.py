"""The date of the last update: set it where values were changed."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from generator.edit import nodes
from generator.edit.nodes import Splice
from generator.plan.diagnostics import DataPath

_INDICATOR = "indicators"


def dated(text: str, data: Any, changed: Sequence[DataPath], day: dt.date) -> str:
    """Return the text with `updated` of the plan, and of changed indicators that have their own, set to a later day.

    The data, in which the same is done, must have been read from the text.
    """
    indicators = (path[: path.index(_INDICATOR) + 2] for path in changed if _INDICATOR in path)
    for path in dict.fromkeys(((), *indicators)):
        holder = nodes.at_data(data, path)
        if "updated" in holder and holder["updated"] < day.isoformat():
            node = nodes.get(nodes.at(nodes.compose(text), path), "updated")
            assert node is not None
            text = nodes.spliced(text, Splice(nodes.start(node), nodes.end(node), day.isoformat()))
            holder["updated"] = day.isoformat()
    return text
