"""The plan files that a command works on: turn paths or a plan's id into loaded plans."""

import datetime as dt
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from generator.errors import CannotRunError, system_reason
from generator.evaluation.checks import CHECKS
from generator.fidelity.compare import Comparison, compare
from generator.fidelity.proof import CHECKS as FIDELITY_CHECKS
from generator.plan.checks.across import CHECKS as ACROSS_CHECKS
from generator.plan.checks.across import in_context
from generator.plan.checks.earlier_plan import CHECKS as EARLIER_PLAN_CHECKS
from generator.plan.checks.sources import CHECKS as SOURCE_CHECKS
from generator.plan.checks.sources import PlanWithTexts, readable, texts_are_used
from generator.plan.diagnostics import START, Diagnostic, Severity, short
from generator.plan.load import Loaded, find_files, load_file
from generator.plan.model import fiscal
from generator.plan.model.fiscal import Period, parse_period
from generator.plan.model.plan import Plan
from generator.plan.model.source import Source
from generator.plan.reading.source_text import MAX_BYTES, SourceText, source_text
from generator.progress import with_progress

PLANS = Path("plans")
TEXTS = "sources"
PROFILE = ".columns.yaml"
"""How the name of a profile ends, after the id of the source whose tables it describes."""
NOT_A_FILE = SourceText(problem="普通のファイルではありません")
DATE_HELP = "今日とみなす日（省くと計画のいちばん新しい updated）"


def named_files(paths: Sequence[str] = ()) -> dict[str, Path]:
    """Return the plan files (default: all) by name, relative to the working directory, with `/`."""
    files = find_files([Path(path) for path in paths] or [PLANS]) if paths or PLANS.is_dir() else []
    if not files:
        raise CannotRunError(
            f"計画ファイルがありません。{PLANS}/ のあるフォルダで実行するか、{PLANS}/ に「計画ID.yaml」を置いてください。"
        )
    return dict(sorted((os.path.relpath(file).replace(os.sep, "/"), file) for file in files))


def load_all(paths: Sequence[str] = ()) -> list[Loaded]:
    """Load the named plan files (default: all)."""
    files = named_files(paths)
    loaded = [_loaded(file, name) for name, file in with_progress(list(files.items()), "計画を読んでいます")]
    return with_cross_plan_findings(loaded, _beside(files, loaded) if paths else ())


def _beside(files: Mapping[str, Path], loaded: Sequence[Loaded]) -> list[Loaded]:
    """Return the other plans in the folders of plans that follow one which is not among those named."""
    known = {one.plan.id for one in loaded if one.plan}
    folders = {files[one.name].parent for one in loaded if one.plan and one.plan.follows not in (None, *known)}
    others = named_files([str(folder) for folder in sorted(folders)]) if folders else {}
    return [load_file(file, name) for name, file in others.items() if name not in files]


def _loaded(file: Path, name: str) -> Loaded:
    loaded = with_evaluation_findings(load_file(file, name))
    if loaded.plan is None:
        return loaded
    return with_source_findings(loaded, texts_of(file, loaded.plan), _other_texts(file, loaded.plan))


def texts_of(file: Path, plan: Plan) -> dict[str, SourceText]:
    """Return the texts of a plan's sources that are with its file: sources/<plan>/<source>.txt."""
    folder = _texts_folder(file, plan)
    if is_linked(folder):
        return dict.fromkeys(plan.sources, NOT_A_FILE)
    names = _names(folder)
    return {
        name: _text(folder / f"{name}.txt", source) for name, source in plan.sources.items() if f"{name}.txt" in names
    }


def _other_texts(file: Path, plan: Plan) -> frozenset[str]:
    """Return the names of what is with a plan's texts and belongs to none of its sources."""
    own = {f"{name}{ending}" for name in plan.sources for ending in (".txt", PROFILE)}
    return _names(_texts_folder(file, plan)) - own


def _texts_folder(file: Path, plan: Plan) -> Path:
    return file.parent / TEXTS / plan.id


def is_linked(folder: Path) -> bool:
    """Return whether the folder of a plan's texts, or the one around it, is a link."""
    return folder.is_symlink() or folder.parent.is_symlink()


def _names(folder: Path) -> frozenset[str]:
    """Return the names in a folder that is no link, but for hidden ones; as they are, also where the system ignores case."""
    if is_linked(folder):
        return frozenset()
    try:
        return frozenset(path.name for path in folder.iterdir() if not path.name.startswith("."))
    except OSError:
        return frozenset()


def _text(path: Path, source: Source) -> SourceText:
    if path.is_symlink() or not path.is_file():
        return NOT_A_FILE
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        return SourceText(problem=f"読めません（{system_reason(error)}）")
    return source_text(raw, source.extracted_pages)


def texts_without_plan() -> Iterator[Diagnostic]:
    """Yield a warning for everything among the texts that belongs to no plan file."""
    plans = {path.stem for path in find_files([PLANS])}
    for name in sorted(_names(PLANS / TEXTS)):
        if name not in plans or not (PLANS / TEXTS / name).is_dir():
            yield Diagnostic(
                path=f"{PLANS}/{TEXTS}/{readable(name)}",
                line=START.line,
                column=START.column,
                severity=Severity.WARNING,
                code=texts_are_used.code,
                message=f"「{short(readable(name))}」は、どの計画のテキストでもありません。計画IDと同じ名前のフォルダにするか、消してください。",
            )


def with_source_findings(
    loaded: Loaded, texts: Mapping[str, SourceText], others: frozenset[str] = frozenset()
) -> Loaded:
    """Add the findings that need the texts of the sources; `others` are the names of what no source has as its text."""
    subject = PlanWithTexts(loaded.plan, texts, others) if loaded.plan else None
    return _with(loaded, loaded.located(SOURCE_CHECKS, subject)) if subject else loaded


def with_comparisons(plans: Sequence[Loaded]) -> list[tuple[Loaded, Comparison]]:
    """Return each plan with what its comparison with the texts of its sources found, and the comparison."""
    texts = [texts_of(Path(loaded.name), loaded.plan) if loaded.plan else {} for loaded in plans]
    pairs = with_progress(list(zip(plans, texts, strict=True)), "資料と照合しています")
    return [with_comparison(*pair) for pair in pairs]


def with_comparison(loaded: Loaded, texts: Mapping[str, SourceText]) -> tuple[Loaded, Comparison]:
    """Compare a plan with the texts of its sources; a plan that cannot be read has an empty comparison."""
    if loaded.plan is None or loaded.data is None:
        return loaded, Comparison()
    comparison = compare(loaded.plan, loaded.data, texts)
    return _with(loaded, loaded.located(FIDELITY_CHECKS, comparison)), comparison


def with_evaluation_findings(loaded: Loaded) -> Loaded:
    """Add the findings that need an evaluation."""
    return _with(loaded, loaded.located(CHECKS, loaded.plan)) if loaded.plan else loaded


def with_cross_plan_findings(plans: Sequence[Loaded], beside: Sequence[Loaded] = ()) -> list[Loaded]:
    """Add the findings that need all plans together; `beside` are plans that are looked at, but not reported on."""
    subjects = iter(in_context([loaded.plan for loaded in (*plans, *beside) if loaded.plan]))
    checks = (*ACROSS_CHECKS, *EARLIER_PLAN_CHECKS)
    return [_with(loaded, loaded.located(checks, next(subjects))) if loaded.plan else loaded for loaded in plans]


def _with(loaded: Loaded, found: Iterable[Diagnostic]) -> Loaded:
    return replace(loaded, diagnostics=tuple(sorted({*loaded.diagnostics, *found})))


def all_found(plans: Sequence[Loaded]) -> list[Diagnostic]:
    """Return all findings of these plans, sorted by file and line."""
    return sorted(found for plan in plans for found in plan.diagnostics)


def newest(plans: Sequence[Plan]) -> dt.date:
    """Return the date that is used as today's when none is given: the newest `updated` of the plans."""
    return max(plan.updated for plan in plans)


def plan_file(plan: str) -> Path:
    """Return the path of a plan's file, given its id or path; raise CannotRunError, listing the known ids."""
    for path in (PLANS / f"{plan}.yaml", Path(plan)):
        if _is_file(path):
            return path
    known = "、".join(file.stem for file in find_files([PLANS])) if PLANS.is_dir() else "なし"
    raise CannotRunError(f"「{short(plan)}」という計画はありません（いまあるもの: {known}）。")


def period_of(text: str, plan: Plan | None) -> Period:
    """Return the period that a person entered for a plan; raise CannotRunError with an example of that plan's years."""
    if period := parse_period(text):
        return period
    example = f"この計画なら {plan.period.to.written} のように書いてください。" if plan else ""
    raise CannotRunError(f"「{short(text)}」は年度として読めません。{example or fiscal.HELP}")


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # a name that the operating system does not accept
        return False
