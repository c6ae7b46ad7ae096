"""`import`: write what a document's tables say into a plan file, new or existing, as a profile says what they mean."""

import argparse
import datetime as dt
import hashlib
import re
import sys
from pathlib import Path

from generator.arguments import Parser
from generator.commands.plans import PLANS
from generator.commands.record import finish
from generator.edit.files import diff, replace_file
from generator.edit.intake.apply import apply
from generator.edit.intake.facts import Extract
from generator.edit.intake.preview import preview_page
from generator.edit.intake.profile import Profile, read_profile
from generator.edit.intake.propose import proposed
from generator.edit.intake.source_copy import named, text_of
from generator.edit.intake.update import updated
from generator.edit.record import record
from generator.errors import CannotRunError, RefusedError, system_reason
from generator.fidelity.compare import compare
from generator.plan.diagnostics import Severity, short
from generator.plan.load import Loaded, load, load_file
from generator.plan.model.fields import ID
from generator.plan.reading.source_text import source_text
from generator.tables.encoding import decoded
from generator.tables.grid import Grid
from generator.tables.read_grids import read_grids

ENDING = """例:
  python -m generator import akiruno-commerce shihyo.xlsx --propose        列の意味の案を書く（人が確かめて直す）
  python -m generator import akiruno-commerce shihyo.xlsx --dry-run        何が書かれるかを見る
  python -m generator import akiruno-commerce shihyo-r8.xlsx --as shihyo --update   次の年の表から、新しい値だけを書く
列の意味は plans/sources/計画のid/資料のid.columns.yaml に1度だけ書き、次の年も使います。"""
_NEW = {
    "title": "計画の名前",
    "code": "全国地方公共団体コード",
    "prefecture": "都道府県",
    "municipality": "市区町村",
    "from": "はじめの年度",
    "to": "おわりの年度",
}
_SHOWN = 30
"""The number of cells that are listed one by one; the page of the preview has them all."""


def add(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "import",
        help="資料の表（Excel、CSV、テキストなど）を計画ファイルに写す",
        description="資料の表を読み、列の意味（プロファイル）のとおりに計画ファイルに写します。決められないセルは写さず、理由とともに並べます。",
        epilog=ENDING,
    )
    parser.add_argument("plan", metavar="PLAN", help="計画のID")
    parser.add_argument("file", metavar="FILE", type=Path, help="表のあるファイル")
    parser.add_argument(
        "--as", dest="source", metavar="SOURCE", help="資料のid（プロファイルの名前。省くとファイルの名前）"
    )
    parser.add_argument("--propose", action="store_true", help="列の意味の案を、プロファイルとして書く")
    parser.add_argument("--update", action="store_true", help="いまある計画ファイルに、新しい値だけを書く")
    parser.add_argument("--html", metavar="PAGE", type=Path, help="もとの表と写すものを並べたページを書く")
    parser.add_argument("--source-title", dest="source_title", help="資料の題名（省くとファイルの名前）")
    for name, meaning in _NEW.items():
        parser.add_argument(f"--{name}", help=f"新しい計画の{meaning}")
    parser.add_argument("--updated", type=dt.date.fromisoformat, default=dt.date.today(), help="内容を確かめた日")
    parser.add_argument("--dry-run", action="store_true", help="書かずに、何が書かれるかを見せる")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Import the tables; return 1 and write nothing if something must be decided first."""
    if not re.fullmatch(ID, arguments.plan):
        raise CannotRunError(f"「{short(arguments.plan)}」は計画のIDに使えません。")
    source = arguments.source or arguments.file.stem
    if not re.fullmatch(ID, source):
        raise CannotRunError(
            f"「{short(source)}」は資料のidに使えません。--as kpi のように、半角の英小文字で付けてください。"
        )
    raw = _bytes(arguments.file)
    grids = _grids(arguments.file, raw)
    profile_path = PLANS / "sources" / arguments.plan / f"{source}.columns.yaml"
    if arguments.propose:
        return _propose(profile_path, grids, dry_run=arguments.dry_run)
    profile = _profile(profile_path)
    extract = apply(profile, grids)
    _report(extract)
    if arguments.html:
        replace_file(arguments.html, preview_page(arguments.file.name, grids, extract).encode())
        print(f"{arguments.html} に、もとの表と写すものを並べました。", file=sys.stderr)
    if extract.problems:
        return 1
    try:
        if arguments.update:
            return _update(arguments, source, extract, (raw, grids))
        return _new(arguments, source, (profile, extract), (raw, grids))
    except RefusedError as error:
        for message in error.messages:
            print(f"書き込みませんでした: {message}", file=sys.stderr)
        return 1


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise CannotRunError(f"{path} を読めません（{system_reason(error)}）。") from error


def _grids(path: Path, raw: bytes) -> tuple[Grid, ...]:
    read = read_grids(path.name, raw)
    if read.problems:
        raise CannotRunError("\n".join(read.problems))
    return named(read.grids)


def _propose(path: Path, grids: tuple[Grid, ...], *, dry_run: bool) -> int:
    text = proposed(grids)
    if path.exists():
        raise CannotRunError(f"{path} は、もうあります。作りなおすなら、先に消してください。")
    print(text, end="")
    if not dry_run:
        replace_file(path, text.encode())
        print(f"{path} に書きました。次は: 1行ずつ確かめて直し、--propose を外して実行する", file=sys.stderr)
    return 0


def _profile(path: Path) -> Profile:
    if not path.is_file():
        raise CannotRunError(f"{path} がありません。--propose を付けると、列の意味の案を書きます。")
    found = read_profile(path.as_posix(), _bytes(path))
    if found.profile is None:
        raise CannotRunError(
            "\n".join(f"{one.path}:{one.line}:{one.column}: {one.message}" for one in found.diagnostics)
        )
    return found.profile


def _report(extract: Extract) -> None:
    open_ = [one for one in extract.left if one.is_open]
    for one in open_[:_SHOWN]:
        print(f"{one.table}{'!' if one.table else ''}{one.place}「{short(one.text)}」: {one.why}", file=sys.stderr)
    if len(open_) > _SHOWN:
        print(f"ほかに{len(open_) - _SHOWN}のセル（--html のページで、すべて見られます）", file=sys.stderr)
    for problem in extract.problems:
        print(f"書き込みませんでした: {problem}", file=sys.stderr)
    print(extract.coverage, file=sys.stderr)


def _source_text(raw: bytes, grids: tuple[Grid, ...]) -> bytes:
    is_text = all(grid.kind == "text" for grid in grids)
    return (decoded(raw) if is_text else text_of(grids)).encode()


def _new(
    arguments: argparse.Namespace, source: str, read: tuple[Profile, Extract], given: tuple[bytes, tuple[Grid, ...]]
) -> int:
    from generator.edit.intake.new_plan import SourceFile, new_plan  # ruamel.yaml is slow to import
    from generator.edit.intake.outline import outlined
    from generator.edit.skeleton import NewPlan

    path = PLANS / f"{arguments.plan}.yaml"
    if path.exists():
        raise CannotRunError(f"{path} は、もうあります。新しい値だけを書くなら --update を付けてください。")
    if missing := [f"--{name}（{meaning}）" for name, meaning in _NEW.items() if not getattr(arguments, name)]:
        raise CannotRunError(f"足りないものがあります: {'、'.join(missing)}")
    text = _source_text(*given)
    beginning = NewPlan(
        title=arguments.title,
        code=arguments.code,
        prefecture=arguments.prefecture,
        municipality=arguments.municipality,
        first=getattr(arguments, "from"),
        last=arguments.to,
        levels=(),
        source="",
        updated=arguments.updated,
    )
    file = SourceFile(
        id=source,
        title=arguments.source_title or arguments.file.stem,
        file=arguments.file.name,
        sha256=hashlib.sha256(text).hexdigest(),
    )
    profile, extract = read
    outline = outlined(extract, profile, source)
    raw = new_plan(path.as_posix(), beginning, file, outline)
    for question in outline.questions:
        print(f"確かめること: {question}", file=sys.stderr)
    loaded = load(path.as_posix(), raw)
    if not _is_right(loaded, source, text):
        return 1
    if arguments.dry_run:
        print(raw.decode(), end="")
        print(f"{path} は、まだ作っていません。--dry-run を外すと作ります。", file=sys.stderr)
        return 0
    _write_text(arguments.plan, source, text)
    replace_file(path, raw)
    print(f"{path} を作りました。次は: python -m generator check {path}", file=sys.stderr)
    return 0


def _is_right(loaded: Loaded, source: str, text: bytes) -> bool:
    """Report the errors of a result, and how much of it stands in the source's text; return whether there are no errors."""
    errors = [one for one in loaded.diagnostics if one.severity is Severity.ERROR]
    for one in errors:
        print(f"書き込みませんでした: {one.line}行目になるところ: {one.message}", file=sys.stderr)
    if loaded.plan and loaded.data:
        found = compare(loaded.plan, loaded.data, {source: source_text(text)})
        print(f"資料との照合: {found.counted:,}のうち{found.found:,}が、出典の行にありました。", file=sys.stderr)
    return not errors


def _write_text(plan: str, source: str, text: bytes) -> None:
    replace_file(PLANS / "sources" / plan / f"{source}.txt", text)


def _update(arguments: argparse.Namespace, source: str, extract: Extract, given: tuple[bytes, tuple[Grid, ...]]) -> int:
    path = PLANS / f"{arguments.plan}.yaml"
    loaded = load_file(path, path.as_posix())
    if loaded.plan is None:
        raise CannotRunError(f"{path} が読めません。check で確かめてください。")
    before = _bytes(path)
    found = updated(loaded.plan, extract, source)
    for finding in found.findings:
        print(finding, file=sys.stderr)
    text = _source_text(*given)
    after = record(path.as_posix(), before, found.entries)
    known = loaded.plan.sources.get(source)
    if known is None:
        raise RefusedError(
            f"計画の sources に「{source}」がありません。資料の題名とともに、計画ファイルに足してください。"
        )
    if known.sha256:
        after = after.replace(known.sha256.encode(), hashlib.sha256(text).hexdigest().encode())
    print(
        f"新しい値 {len(found.entries)}、計画にもうある値 {found.same}、確かめること {len(found.findings)}",
        file=sys.stderr,
    )
    if not _is_right(load(path.as_posix(), after), source, text):
        return 1
    if not arguments.dry_run:
        _write_text(arguments.plan, source, text)
    elif before != after:
        print(diff(path.as_posix(), before, after))
        return 0
    return finish(path, before, after, dry_run=arguments.dry_run)
