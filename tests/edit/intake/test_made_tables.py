"""Ten made-up tables in the forms that cities publish, imported as a person does, from the files that they publish."""

import contextlib
from pathlib import Path

import pytest

from generator.cli import main
from tests.edit.intake.made_tables import MadeTable, Rows, made_tables, text, thirty, workbook
from tests.edit.intake.trial import tried
from tests.tables.office import converted

MOST = 10
"""The most confirmations that a table may need."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def files(made: MadeTable) -> dict[str, bytes]:
    return {
        "xlsx": workbook(made.rows),
        "csv": text(made.rows, ",").encode("cp932", errors="replace"),
        "txt": text(made.rows).encode(),
    }


@pytest.mark.parametrize("kind", ["xlsx", "csv", "txt"])
@pytest.mark.parametrize("made", made_tables(), ids=lambda made: made.name)
def test_every_figure_is_imported_and_none_is_wrong(
    folder: Path, made: MadeTable, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    trial = tried(made, folder / f"kpi.{kind}", files(made)[kind])
    with capsys.disabled():
        print(f"\n{trial}", end="")
    assert trial.wrong == ()
    assert trial.open == 0
    assert trial.confirmations <= MOST
    assert trial.lines <= 40


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["ods", "pdf"])
def test_what_libreoffice_makes_of_them_is_imported_alike(
    folder: Path, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    books = {made.name: workbook(made.rows) for made in made_tables()}
    written = converted(folder, books, kind)
    for made in made_tables():
        project = folder / made.name
        project.mkdir()
        with contextlib.chdir(project):
            trial = tried(made, project / f"kpi.{kind}", written[made.name])
        with capsys.disabled():
            print(f"\n{trial}", end="")
        assert trial.wrong == ()
        assert trial.open == (2 if (made.name, kind) == ("baselines", "pdf") else 0), "a footnote outside of the table"
        assert trial.confirmations <= MOST


@pytest.fixture
def imported(folder: Path) -> Path:
    """Return the plan file of thirty indicators, imported from this year's workbook."""
    made = thirty()
    tried(made, folder / "kpi.xlsx", workbook(made.rows))
    return folder / "plans" / "machi.yaml"


def update(folder: Path, rows: Rows, *options: str, name: str = "kpi-r8.xlsx", sheet: str = "指標一覧") -> int:
    (folder / name).write_bytes(workbook(rows, sheet=sheet))
    return main(["import", "machi", name, "--as", "kpi", "--update", "--updated", "2027-04-01", *options])


def test_next_years_table_goes_in_without_a_confirmation(
    folder: Path, imported: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = imported.read_text().splitlines()
    assert update(folder, thirty().next_rows) == 0
    assert "新しいこと 30、計画にもうあるもの 210、確かめること 0" in capsys.readouterr().err
    after = imported.read_text().splitlines()
    removed = [line for line in before if line not in after]
    assert removed == ["updated: 2026-04-01"] + [line for line in before if line.startswith("      R7: ")]
    assert sum("actual" in line for line in after) == sum("actual" in line for line in before) + 30
    assert main(["check", "--sources"]) == 0
    assert update(folder, thirty().next_rows) == 0
    assert imported.read_text().splitlines() == after


def test_what_the_city_revised_is_a_finding_and_stays_as_it_was(
    folder: Path, imported: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = thirty().next_rows
    rows[3][5] = "9,999"
    rows[4][3] = "世帯"
    rows[5][2] = "名前が変わった指標"
    assert update(folder, rows) == 0
    out = capsys.readouterr().err
    assert (
        "指標一覧!F4「9,999」: 子育て支援／子育て支援の相談窓口の利用件数 のR5の値が、計画と違います（計画は 104）"
        in out
    )
    assert "単位は「世帯」で、計画では「人」です。この指標の値は書いていません。" in out
    assert "「子育て支援／名前が変わった指標」: この指標は、計画にありません" in out
    assert "9,999" not in imported.read_text()


@pytest.mark.parametrize("change", ["moved head", "no head", "turned", "other years", "other plan", "older file"])
def test_a_file_that_is_not_of_the_profile_changes_nothing(
    folder: Path, imported: Path, change: str, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = thirty().next_rows
    width = max(map(len, rows))
    rows = [[*row, *[""] * (width - len(row))] for row in rows]
    match change:
        case "moved head":
            rows[1][2] = "担当"
        case "no head":
            rows = [rows[0], *rows[3:]]
        case "turned":
            rows = [list(row) for row in zip(*rows[2:], strict=True)]
        case "other years":
            rows[1] = [str(cell).replace("令和5", "令和4").replace("令和6", "令和5") for cell in rows[1]]
        case "other plan":
            rows = [[str(cell).replace("の", "における") for cell in row] for row in rows]
        case _:
            rows = thirty().rows
    before = imported.read_bytes()
    texts = sorted(path.name for path in (folder / "plans/sources/machi").iterdir())
    code = update(folder, rows)
    out = capsys.readouterr().err
    expected = {
        "moved head": "指標一覧!A2からの表に、プロファイルにある見出し「指標名」がありません",
        "no head": "がありません",
        "turned": "がありません",
        "other years": "違う年や違う版のファイルではありませんか",
        "other plan": "違う計画のファイルではありませんか",
        "older file": "新しいことがないので、何も変えませんでした",
    }
    assert (code, expected[change] in out) == (0 if change == "older file" else 1, True), out
    assert imported.read_bytes() == before
    assert sorted(path.name for path in (folder / "plans/sources/machi").iterdir()) == texts
