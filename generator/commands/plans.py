"""The plan files that a command works on: paths or a plan's id in, loaded plans out."""

import datetime as dt
import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from generator.errors import CannotRunError
from generator.evaluation.checks import CHECKS
from generator.plan.checks.across import CHECKS as ACROSS_CHECKS
from generator.plan.checks.across import among
from generator.plan.diagnostics import Diagnostic, short
from generator.plan.load import Loaded, find_files, load_file
from generator.plan.model.plan import Plan
from generator.progress import followed

PLANS = Path("plans")
DATE_HELP = "今日とみなす日（省くと計画のいちばん新しい updated）"


def load_all(paths: Sequence[str] = ()) -> list[Loaded]:
    """Load the named plan files (or all); names are shown relative to the working directory, with `/`."""
    files = find_files([Path(path) for path in paths] or [PLANS]) if paths or PLANS.is_dir() else []
    if not files:
        raise CannotRunError(
            f"計画ファイルがありません。{PLANS}/ のあるフォルダで実行するか、{PLANS}/ に「計画ID.yaml」を置いてください。"
        )
    named = {os.path.relpath(file).replace(os.sep, "/"): file for file in files}
    files_by_name = followed(sorted(named.items()), "計画を読んでいます")
    return beside_each_other([evaluated(load_file(file, name)) for name, file in files_by_name])


def evaluated(loaded: Loaded) -> Loaded:
    """Add what only an evaluation finds."""
    return _with(loaded, loaded.located(CHECKS, loaded.plan)) if loaded.plan else loaded


def beside_each_other(plans: Sequence[Loaded]) -> list[Loaded]:
    """Add what only a look at all plans finds."""
    subjects = iter(among([loaded.plan for loaded in plans if loaded.plan]))
    return [_with(loaded, loaded.located(ACROSS_CHECKS, next(subjects))) if loaded.plan else loaded for loaded in plans]


def _with(loaded: Loaded, found: Iterable[Diagnostic]) -> Loaded:
    return replace(loaded, diagnostics=tuple(sorted({*loaded.diagnostics, *found})))


def all_found(plans: Sequence[Loaded]) -> list[Diagnostic]:
    """Give everything found in these plans, by file and line."""
    return sorted(found for plan in plans for found in plan.diagnostics)


def newest(plans: Sequence[Plan]) -> dt.date:
    """Give the day that stands for today where none is named: the newest on which a plan was updated."""
    return max(plan.updated for plan in plans)


def plan_file(plan: str) -> Path:
    """Find a plan's file by its id or its path; raises CannotRunError with the ids there are."""
    for path in (PLANS / f"{plan}.yaml", Path(plan)):
        if _is_file(path):
            return path
    known = "、".join(file.stem for file in find_files([PLANS])) if PLANS.is_dir() else "なし"
    raise CannotRunError(f"「{short(plan)}」という計画はありません（いまあるもの: {known}）。")


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # a name that the system does not take
        return False
