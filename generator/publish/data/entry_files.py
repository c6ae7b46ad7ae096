"""The files that the page for entering figures fetches: the rules of a value, and each plan's form."""

import json
from collections.abc import Sequence
from dataclasses import asdict

from generator.plan.model.entry_rules import entry_rules
from generator.publish.data.entry_form import ENTRY, EntryForm
from generator.publish.portal import LONGEST, Portal


def entry_files(forms: Sequence[EntryForm], portal: Portal) -> dict[str, bytes]:
    """Return the files by path: the rules with the longest address that everything accepts, and one file per form."""
    if not forms:
        return {}
    rules = {**entry_rules(), "longest": LONGEST, "proposals": portal.proposals}
    return {f"{ENTRY}rules.json": _json(rules)} | {
        f"{ENTRY}{form.id}.json": _json({**asdict(form), "file": portal.file(form.id, 1).removesuffix("1")})
        for form in forms
    }


def _json(what: object) -> bytes:
    return (json.dumps(what, ensure_ascii=False, separators=(",", ":")) + "\n").encode()
