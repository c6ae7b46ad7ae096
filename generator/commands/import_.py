"""`import`: write what a document's tables say into a plan file, new or existing, as a profile says what they mean."""

import argparse
import hashlib
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from generator.arguments import Parser
from generator.commands.plans import (
    PLANS,
    TEXTS,
    texts_of,
    with_comparison,
    with_evaluation_findings,
    with_source_findings,
)
from generator.commands.record import add_updated, finish
from generator.commands.tables import Tables, profile_at, profile_path, read_bytes, read_tables
from generator.comparison_report import comparison_lines
from generator.edit.files import replace_file
from generator.edit.intake.apply import apply
from generator.edit.intake.facts import Extract
from generator.edit.intake.preview import preview_lines, preview_page
from generator.edit.intake.profile import Profile, read_profile
from generator.edit.intake.propose import proposed, without_heads
from generator.edit.intake.source_entry import SourceFile, with_source
from generator.edit.intake.update import refuse_other_years, updated
from generator.edit.record import record
from generator.errors import CannotRunError, RefusedError
from generator.plan.diagnostics import Severity, short
from generator.plan.load import Loaded, load
from generator.plan.model.fields import ID
from generator.plan.reading.source_text import source_text
from generator.plan.register import register

ENDING = """例:
  python -m generator import akiruno-kanko shihyo.xlsx        列の意味の案を書く（人が読んで直す）
  python -m generator import akiruno-kanko shihyo.xlsx --title あきる野市観光プラン --code 132284 --from R6 --to R10
                                                              新しい計画ファイルを作る
  python -m generator import akiruno-kanko shihyo-r8.xlsx --as shihyo --update
                                                              次の年の表から、新しいことだけを書く
列の意味（プロファイル）は plans/sources/計画のID/資料のID.columns.yaml に1度だけ書き、次の年も使います。"""
_NEW = {"title": "計画の名前", "code": "全国地方公共団体コード", "from": "はじめの年度", "to": "おわりの年度"}
_FROM_CODE = {"prefecture": "都道府県（省くとコードから）", "municipality": "市区町村（省くとコードから）"}
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
    parser.add_argument("files", nargs="+", metavar="FILE", type=Path, help="表のあるファイル")
    parser.add_argument("--as", dest="profile", metavar="PROFILE", help="プロファイルの名前（省くと資料のID）")
    parser.add_argument("--source", metavar="ID", help="資料のID（省くとファイルの名前）")
    parser.add_argument("--update", action="store_true", help="いまある計画ファイルに、新しいことだけを書く")
    parser.add_argument("--html", metavar="PAGE", type=Path, help="もとの表と写すものを並べたページを書く")
    parser.add_argument("--source-title", dest="source_title", help="資料の題名（省くとファイルの名前）")
    for name, meaning in {**_NEW, **_FROM_CODE}.items():
        parser.add_argument(f"--{name}", help=f"新しい計画の{meaning}")
    add_updated(parser)
    parser.add_argument("--leave", action="store_true", help="このままでは写せないセルを残して、ほかを書く")
    parser.add_argument("--dry-run", action="store_true", help="書かずに、何が書かれるかを見せる")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Import the tables; return 1 and write nothing if something must be decided first."""
    if not re.fullmatch(ID, arguments.plan):
        raise CannotRunError(f"「{short(arguments.plan)}」は計画のIDに使えません。")
    source = _source(arguments)
    tables = read_tables(arguments.files)
    path = profile_path(arguments.plan, arguments.profile or source)
    if not path.is_file():
        return _propose(arguments, path, tables)
    profile = profile_at(path)
    extract = apply(profile, tables.grids)
    problems = extract.problems if arguments.leave else (*extract.problems, *extract.doubts)
    _report(extract, problems)
    _page(arguments, tables, extract)
    if problems:
        return 1
    if arguments.dry_run and not arguments.update and not any(getattr(arguments, name) for name in _NEW):
        return 0
    try:
        if arguments.update:
            return _update(arguments, source, extract, tables)
        return _new(arguments, source, (profile, extract), tables)
    except RefusedError as error:
        for message in error.messages:
            print(f"書き込みませんでした: {message}", file=sys.stderr)
        return 1


def _source(arguments: argparse.Namespace) -> str:
    """Return the id of the source: the first import's is the profile's, a later one's the file's."""
    stem = arguments.files[0].stem.lower()
    first = arguments.profile if not arguments.update else None
    source: str = arguments.source or first or (stem if re.fullmatch(ID, stem) else arguments.profile) or stem
    profile_path(arguments.plan, source)
    return source


def _page(arguments: argparse.Namespace, tables: Tables, extract: Extract) -> None:
    if arguments.html:
        names = "、".join(file.name for file in arguments.files)
        replace_file(arguments.html, preview_page(names, tables.grids, extract).encode())
        print(f"{arguments.html} に、もとの表と写すものを並べました。", file=sys.stderr)


def _propose(arguments: argparse.Namespace, path: Path, tables: Tables) -> int:
    """Write a proposal of what the columns mean, for a person to read; nothing is imported before."""
    if arguments.profile and arguments.update:
        raise CannotRunError(f"{path} がありません。--as の名前を確かめてください。")
    headless = without_heads(tables.grids)
    if len(headless) == len(tables.grids):
        raise CannotRunError("\n".join(headless))
    text = proposed(tables.grids)
    print(text, end="")
    if draft := read_profile(path.as_posix(), text.encode()).profile:
        _page(arguments, tables, apply(draft, tables.grids))
    if arguments.dry_run:
        print(f"{path} は、まだ作っていません。--dry-run を外すと作ります。", file=sys.stderr)
        return 0
    replace_file(path, text.encode())
    print(f"{path} に、列の意味の案を書きました。次は: 読んで直し、もう一度同じように実行する", file=sys.stderr)
    return 0


def _report(extract: Extract, problems: Sequence[str]) -> None:
    open_ = [one for one in extract.left if one.is_open]
    for line in preview_lines(extract):
        print(line)
    for one in open_[:_SHOWN]:
        print(f"{one.at}「{short(one.text)}」: {one.why}", file=sys.stderr)
    if len(open_) > _SHOWN:
        print(f"ほかに{len(open_) - _SHOWN}のセル（--html のページで、すべて見られます）", file=sys.stderr)
    for problem in problems:
        print(f"書き込みませんでした: {problem}", file=sys.stderr)
    if not problems:
        print(extract.coverage, file=sys.stderr)


def _new(arguments: argparse.Namespace, source: str, read: tuple[Profile, Extract], tables: Tables) -> int:
    from generator.edit.intake.new_plan import new_plan  # ruamel.yaml is slow to import
    from generator.edit.intake.outline import outlined
    from generator.edit.skeleton import NewPlan

    path = PLANS / f"{arguments.plan}.yaml"
    if path.exists():
        raise CannotRunError(f"{path} は、もうあります。新しいことだけを書くなら --update を付けてください。")
    if missing := [f"--{name}（{meaning}）" for name, meaning in _NEW.items() if not getattr(arguments, name)]:
        raise CannotRunError(f"新しい計画に足りないものがあります: {'、'.join(missing)}")
    known = register().get(arguments.code)
    beginning = NewPlan(
        title=arguments.title,
        code=arguments.code,
        prefecture=arguments.prefecture or (known.prefecture if known else ""),
        municipality=arguments.municipality or (known.name if known else ""),
        first=getattr(arguments, "from"),
        last=arguments.to,
        source="",
        updated=arguments.updated,
    )
    profile, extract = read
    outline = outlined(extract, profile, source)
    raw = new_plan(path.as_posix(), beginning, _source_file(arguments, source, tables), outline)
    for question in outline.questions:
        print(f"確かめること: {question}", file=sys.stderr)
    loaded = load(path.as_posix(), raw)
    if loaded.plan:
        refuse_other_years(loaded.plan, extract)
    if not _is_right(loaded, source, tables.text):
        return 1
    if arguments.dry_run:
        print(raw.decode(), end="")
        print(f"{path} は、まだ作っていません。--dry-run を外すと作ります。", file=sys.stderr)
        return 0
    replace_file(path, raw, is_new=True)
    _write_text(arguments.plan, source, tables.text)
    print(f"{path} を作りました。次は: python -m generator check {path}", file=sys.stderr)
    return 0


def _source_file(arguments: argparse.Namespace, source: str, tables: Tables) -> SourceFile:
    first = arguments.files[0]
    return SourceFile(
        id=source,
        title=arguments.source_title or first.stem,
        file=first.name,
        sha256=hashlib.sha256(tables.text).hexdigest(),
    )


def _is_right(loaded: Loaded, source: str, text: bytes) -> bool:
    """Report the errors of a result, and how much of it stands in the source's text; return whether there are no errors."""
    texts = texts_of(Path(loaded.name), loaded.plan) if loaded.plan else {}
    texts |= {source: source_text(text)}
    found, comparison = with_comparison(with_source_findings(with_evaluation_findings(loaded), texts), texts)
    errors = [one for one in found.diagnostics if one.severity is Severity.ERROR]
    for one in errors:
        print(f"書き込みませんでした: {one.line}行目になるところ: {one.message} [{one.code}]", file=sys.stderr)
    if loaded.plan:
        print(next(iter(comparison_lines(loaded.plan, comparison))), file=sys.stderr)
    return not errors


def _write_text(plan: str, source: str, text: bytes) -> None:
    replace_file(PLANS / TEXTS / plan / f"{source}.txt", text)


def _update(arguments: argparse.Namespace, source: str, extract: Extract, tables: Tables) -> int:
    path = PLANS / f"{arguments.plan}.yaml"
    before = read_bytes(path)
    plan = load(path.as_posix(), before).plan
    if plan is None:
        raise CannotRunError(f"{path} にまちがいがあります。check で確かめてください。")
    refuse_other_years(plan, extract)
    found = updated(plan, extract, source)
    for finding in found.findings:
        print(finding, file=sys.stderr)
    print(
        f"新しいこと {found.new:,}、計画にもうあるもの {found.same:,}、確かめること {len(found.findings):,}",
        file=sys.stderr,
    )
    if found.problem:
        raise RefusedError(found.problem)
    if not found.entries:
        print("新しいことがないので、何も変えませんでした。", file=sys.stderr)
        return 0
    after = with_source(path.as_posix(), before, _source_file(arguments, source, tables))
    after = record(path.as_posix(), after, found.entries, arguments.updated)
    if not _is_right(load(path.as_posix(), after), source, tables.text):
        if source in plan.sources:
            print(
                f"「{source}」は、計画にもうある資料です。年ごとの別の資料なら、--source {source}-r8 のように別のIDを付けてください。",
                file=sys.stderr,
            )
        return 1
    code = finish(path, before, after, dry_run=arguments.dry_run)
    if not arguments.dry_run:
        _write_text(arguments.plan, source, tables.text)
    return code
