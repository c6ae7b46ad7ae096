"""The files with tables that a command reads: their grids, and the text that becomes the source's."""

import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.commands.plans import PLANS, PROFILE, TEXTS
from generator.edit.intake.profile import Profile, read_profile
from generator.edit.intake.source_copy import named, text_of
from generator.errors import CannotRunError, system_reason
from generator.plan.diagnostics import Diagnostic, short
from generator.plan.load import Loaded
from generator.plan.model.fields import ID
from generator.tables.encoding import decoded
from generator.tables.grid import Grid


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of one or more files, named as citations name them, and the text of them all."""

    grids: tuple[Grid, ...]
    text: bytes


def read_tables(paths: Sequence[Path]) -> Tables:
    """Return the tables of files; raise CannotRunError, with every reason, if one of them cannot be used."""
    from generator.tables.read_grids import read_grids  # the libraries for workbooks and PDFs are slow to import

    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # its English remarks on a file's form are for nobody
    raws = [read_bytes(path) for path in paths]
    reads = [read_grids(path.name, raw) for path, raw in zip(paths, raws, strict=True)]
    names = [f"{path.name}: " if len(paths) > 1 else "" for path in paths]
    if problems := [f"{name}{one}" for name, read in zip(names, reads, strict=True) for one in read.problems]:
        raise CannotRunError("\n".join(problems))
    grids = named([grid for read in reads for grid in read.grids])
    texts = [grid for grid in grids if grid.kind == "text"]
    if texts and len(paths) > 1:
        raise CannotRunError("テキストの資料は、1つずつ取り込んでください（行の番号が出典になるため）。")
    return Tables(grids, (decoded(raws[0]) if texts else text_of(grids)).encode())


def read_bytes(path: Path) -> bytes:
    """Return a file's bytes; raise CannotRunError if it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise CannotRunError(f"{path} を読めません（{system_reason(error)}）。") from error


def profile_path(plan: str, name: str) -> Path:
    """Return the path of a profile; raise CannotRunError for a name that is no id."""
    if not re.fullmatch(ID, name):
        raise CannotRunError(
            f"「{short(name)}」は資料のIDに使えません。--as kpi のように、半角の英小文字・数字・ハイフンで付けてください。"
        )
    return PLANS / TEXTS / plan / f"{name}{PROFILE}"


def profile_at(path: Path) -> Profile:
    """Return a profile; raise CannotRunError with each of its errors, with line and column."""
    found = read_profile(path.as_posix(), read_bytes(path))
    if found.profile is None:
        errors = [f"{one.path}:{one.line}:{one.column}: {one.message}" for one in found.diagnostics]
        raise CannotRunError("\n".join(("列の意味（プロファイル）にまちがいがあります。", *errors)))
    return found.profile


def wrong_profiles(plans: Sequence[Loaded]) -> list[Diagnostic]:
    """Return the errors of all profiles that are with the texts of these plans."""
    found: list[Diagnostic] = []
    for loaded in plans:
        for path in sorted((Path(loaded.name).parent / TEXTS / Path(loaded.name).stem).glob(f"*{PROFILE}")):
            if path.is_file() and not path.is_symlink():
                found += read_profile(path.as_posix(), read_bytes(path)).diagnostics
    return found
