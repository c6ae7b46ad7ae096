"""The yearly round: a workbook for each owner goes out, comes back filled in, and goes into the plan file."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.cli import main
from generator.commands import record as finishing
from generator.edit.files import diff
from tests.edit.sheet.workbooks import typed
from tests.frozen import INDUSTRY

NAME = "plans/umibe-industry.yaml"
FOLDER = Path("build/sheets/umibe-industry-R9-owner")
SCHOOL, OFFICE = FOLDER / "umibe-industry-R9-訓練校.xlsx", FOLDER / "umibe-industry-R9-産業課.xlsx"
CONTENT = "令和9年度の内容"


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Create a project with the plan that has every field, and a workbook for each of its owners."""
    (tmp_path / "plans").mkdir()
    (tmp_path / NAME).write_text(INDUSTRY, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["sheet", "export", "umibe-industry", "R9", "--by", "owner"]) == 0
    return tmp_path / NAME


def fill(file: Path, values: Mapping[tuple[str, str], object]) -> None:
    file.write_bytes(typed(values, file.read_bytes()))


def lines(before: str, after: str) -> tuple[list[str], list[str]]:
    """Return the lines that only one of two texts has."""
    old, new = before.splitlines(), after.splitlines()
    return [line for line in old if line not in new], [line for line in new if line not in old]


def test_each_owner_s_workbook_goes_in_by_itself(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert sorted(FOLDER.iterdir()) == [OFFICE, SCHOOL]
    fill(
        SCHOOL,
        {
            ("graduates", "令和9年度の実績"): 6,
            ("graduates", "令和9年度の見通し"): "7",
            ("graduates", "令和9年度の累計"): 15,
            ("graduates", "出典"): "report 31",
            ("lacquer-school texts/取組状況", CONTENT): "6人が修了した。\n教材を作った。",
            ("lacquer-school texts/課題", CONTENT): "講師: 2人",
            ("lacquer-school money/basis", CONTENT): "決算",
            ("lacquer-school money/国", CONTENT): "1,500",
            ("lacquer-school money/市", CONTENT): 0,
            ("lacquer-school at", CONTENT): "report 32-35",
        },
    )
    fill(OFFICE, {("empty-shops", "令和9年度の実績"): 95})
    assert main(["sheet", "import", str(SCHOOL), "--updated", "2027-06-01"]) == 0
    assert main(["sheet", "import", str(OFFICE), "--updated", "2027-06-02"]) == 0
    after = plan.read_text(encoding="utf-8")
    old, new = lines(INDUSTRY, after)
    assert [line.split("  #")[0].strip() for line in new] == [
        "updated: 2027-06-02",
        "R9:",
        "取組状況: |",
        "6人が修了した。",
        "教材を作った。",
        '課題: "講師: 2人"',
        "money: {basis: 決算, 事業費: 1500, 国: 1500, 市: 0}",
        "at: report 32-35",
        "updated: 2027-06-01",
        "R9: {target: 5以上, actual: 6, forecast: 7, total: 15, at: report 31}",
        "R9: {actual: 95}",
    ]
    assert [line.split("  #")[0].strip() for line in old] == [
        "updated: 2026-11-20",
        "R9: {money: {basis: 見込み, 事業費: 1500}}",
        "updated: 2026-11-19",
        "R9: {target: 5以上}",
    ]
    assert main(["check", NAME]) == 0
    capsys.readouterr()
    assert main(["sheet", "import", str(SCHOOL)]) == 0
    assert "1文字も変えていません" in capsys.readouterr().err
    assert plan.read_text(encoding="utf-8") == after


def test_by_lead_and_by_owner_do_not_meet(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sheet", "export", "umibe-industry", "R9", "--by", "lead"]) == 0
    err = capsys.readouterr().err
    assert "build/sheets/umibe-industry-R9-lead の2つのファイルに22件の指標と、32件の文章・金額を" in err
    assert "sheet import 返ってきたファイル" in err
    assert main(["sheet", "export", "umibe-industry", "R9", "--by", "owner", "--csv"]) == 0
    assert main(["sheet", "export", "umibe-industry", "R9", "--by", "owner", "--by-lead"]) == 2
    assert plan.read_text(encoding="utf-8") == INDUSTRY


def test_two_owners_who_fill_in_the_same_cell(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    again = Path("again.xlsx")
    again.write_bytes(OFFICE.read_bytes())
    fill(OFFICE, {("empty-shops", "令和9年度の実績"): 95})
    fill(again, {("empty-shops", "令和9年度の実績"): 96, ("opened-shops", "令和9年度の実績"): 7})
    assert main(["sheet", "import", str(OFFICE)]) == 0
    written = plan.read_bytes()
    assert main(["sheet", "import", str(again)]) == 1
    assert "いまの値は「95」です（書き出したときは「空」、このファイルでは「96」）" in capsys.readouterr().out
    assert plan.read_bytes() == written


def test_a_plan_that_changes_during_the_import_is_not_written(
    plan: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def meanwhile(name: str, before: bytes, after: bytes) -> str:
        plan.write_text(INDUSTRY.replace("R9: {target: 5以上}", "R9: {target: 6以上}"), encoding="utf-8")
        return diff(name, before, after)

    monkeypatch.setattr(finishing, "diff", meanwhile)
    fill(OFFICE, {("empty-shops", "令和9年度の実績"): 95})
    assert main(["sheet", "import", str(OFFICE)]) == 2
    assert "ほかで変わりました。何も書いていません" in capsys.readouterr().err
    assert "R9: {target: 6以上}" in plan.read_text(encoding="utf-8")
    assert [file.name for file in plan.parent.iterdir()] == [plan.name]


def test_ids_that_were_renamed_since_are_followed(plan: Path) -> None:
    renamed = INDUSTRY.replace("id: graduates\n", "id: leavers\n").replace(
        "was: [graduate-count]", "was: [graduate-count, graduates]"
    )
    renamed = renamed.replace("id: lacquer-school\n", "id: lacquer\n").replace(
        "was: [old-school]", "was: [old-school, lacquer-school]"
    )
    renamed = renamed.replace("item: graduates", "item: leavers").replace("same: lacquer-school", "same: lacquer")
    plan.write_text(renamed, encoding="utf-8")
    fill(
        SCHOOL,
        {("graduates", "令和9年度の実績"): 6, ("lacquer-school texts/課題", CONTENT): "講師の確保"},
    )
    assert main(["sheet", "import", str(SCHOOL), "--updated", "2027-06-01"]) == 0
    assert [line.split("  #")[0].strip() for line in lines(renamed, plan.read_text(encoding="utf-8"))[1]] == [
        "updated: 2027-06-01",
        "R9: {texts: {課題: 講師の確保}, money: {basis: 見込み, 事業費: 1500}}",
        "updated: 2027-06-01",
        "R9: {target: 5以上, actual: 6}",
    ]


@pytest.mark.parametrize(
    ("arguments", "reported"),
    [
        (["export", "umibe-industry", "2050"], "計画期間は令和7年度〜令和11年度です。R11 のように書いてください。"),
        (["export", "umibe-industry", "来年"], "この計画なら R11 のように書いてください。"),
        (["import", "old.csv"], "--year を付けてください（例: --year R11）"),
    ],
)
def test_an_example_of_a_year_lies_in_the_plan_s_period(
    plan: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], reported: str
) -> None:
    (plan.parent.parent / "old.csv").write_text("計画ID,ID\numibe-industry,graduates\n", encoding="utf-8")
    assert main(["sheet", *arguments]) == 2
    assert reported in capsys.readouterr().err
