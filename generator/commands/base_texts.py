"""The texts of sources at a revision: which differ from the files of today, and what they hold."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from generator.commands.plans import NOT_A_FILE, PLANS, TEXTS, is_linked
from generator.edit.changes.revision import BaseRevision, read
from generator.plan.model.plan import Plan
from generator.plan.reading.source_text import MAX_BYTES, TOO_LARGE, SourceText, source_text


def base_texts(base: BaseRevision, plan: Plan) -> tuple[dict[str, SourceText], frozenset[str]]:
    """Return the texts of a plan's sources by id, and the names of what no source has as its text."""
    folder = _folder(plan)
    if _was_linked(base, folder):
        return dict.fromkeys(plan.sources, NOT_A_FILE), frozenset()
    below = {name.removeprefix(f"{folder}/"): blob for name, blob in base.others.items() if _is_in(name, folder)}
    files = {name: below[f"{name}.txt"] for name in plan.sources if f"{name}.txt" in below}
    raw = read({name: blob for name, blob in files.items() if blob.id and blob.size <= MAX_BYTES})
    texts = {name: TOO_LARGE if blob.id else NOT_A_FILE for name, blob in files.items()}
    texts |= {name: source_text(text, plan.sources[name].extracted_pages) for name, text in raw.items()}
    others = {name.partition("/")[0] for name in below if not name.startswith(".")}
    return texts, frozenset(others - {f"{name}.txt" for name in files})


def have_same_texts(base: BaseRevision, plan: Plan) -> bool:
    """Return whether the texts of a plan's sources are today what they were at the revision."""
    folder = _folder(plan)
    was_linked = _was_linked(base, folder)
    return was_linked == is_linked(Path(folder)) and (was_linked or all(_are_same(base, folder, plan)))


def _are_same(base: BaseRevision, folder: PurePosixPath, plan: Plan) -> Iterator[bool]:
    for source in plan.sources:
        path = folder / f"{source}.txt"
        blob, file = base.others.get(str(path)), Path(path)
        is_file = file.is_file() and not file.is_symlink()
        if blob is None or not blob.id:
            yield not is_file
        elif is_file and file.stat().st_size == blob.size:
            yield blob.size > MAX_BYTES or blob.holds(file.read_bytes())
        else:
            yield False


def _folder(plan: Plan) -> PurePosixPath:
    return PurePosixPath(PLANS, TEXTS, plan.id)


def _was_linked(base: BaseRevision, folder: PurePosixPath) -> bool:
    """Return whether a plan's folder, or the one around it, was a link (which has no content that is read)."""
    found = [base.others.get(str(one)) for one in (folder, folder.parent)]
    return any(one is not None and not one.id for one in found)


def _is_in(name: str, folder: PurePosixPath) -> bool:
    return name.startswith(f"{folder}/")
