"""The canonical layout: what it changes, what it keeps, and that it is idempotent."""

import random
from pathlib import Path

import pytest

from generator.cli import main
from generator.edit.layout import canonical_layout
from generator.errors import RefusedError
from generator.plan.reading.document import read
from tests.conftest import ROOT
from tests.edit.human_style import written
from tests.frozen import PLANS
from tests.small_plans import SMALLEST

ROW = "      R5: {target: 20, actual: 21, grade: A}\n"
LABELLED = "      R5: {target: 20, actual: 21, grade: A}        # セミナー／参加者数（人）\n"
GOOD = SMALLEST.replace(ROW, LABELLED)


@pytest.mark.parametrize("path", [*PLANS, ROOT / "content/manual/example.yaml"], ids=lambda path: path.stem)
def test_the_plans_are_laid_out(path: Path) -> None:
    assert canonical_layout(path.name, path.read_bytes()) == path.read_bytes()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(ROW, LABELLED, id="a label behind the row"),
        pytest.param(
            ROW.replace("\n", " # 電話で確認\n"),
            LABELLED.replace("\n", "　電話で確認\n"),
            id="a person's comment stays",
        ),
        pytest.param(ROW.replace("\n", "   # セミナー\n"), LABELLED, id="another row's label"),
        pytest.param("      R5: { target: 20,actual: 21 ,\n        grade: A }\n", LABELLED, id="on one line"),
        pytest.param("      R5:\n        target: 20\n        actual: 21\n        grade: A\n", LABELLED, id="in braces"),
        pytest.param("        R5: {target: 20, actual: 21, grade: A}\n", LABELLED, id="indentation"),
        pytest.param(
            ROW.replace("\n", "  # 参加者数（人）\n") + "      R6: {target: 5}  # 参加者数（人）\n",
            LABELLED + "      R6: {target: 5}                               # セミナー／参加者数（人）\n",
            id="an old label is made new",
        ),
        pytest.param(
            "      R5: {target: 20, actual: {value: 21, note: 'とても長い注記がここに書いてある'}, grade: A}\n",
            "      R5: {target: 20, actual: {value: 21, note: 'とても長い注記がここに書いてある'}, grade: A}  # セミナー／参加者数（人）\n",
            id="a long row",
        ),
    ],
)
def test_a_year_row(before: str, after: str) -> None:
    assert canonical_layout("plan.yaml", SMALLEST.replace(ROW, before).encode()).decode() == SMALLEST.replace(
        ROW, after
    )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(GOOD.replace("\n", "\r\n"), id="line ends"),
        pytest.param("\ufeff" + GOOD, id="byte order mark"),
        pytest.param(GOOD.replace("levels:", "\n\n\nlevels:"), id="blank lines"),
    ],
)
def test_other_layouts(text: str) -> None:
    after = canonical_layout("plan.yaml", text.encode()).decode()
    assert after.replace("\n\nlevels", "\nlevels") == GOOD


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(GOOD, id="as it should be"),
        pytest.param("# はじめのメモ\n\n" + GOOD, id="a comment at the top"),
        pytest.param(GOOD.replace("- id: seminar", "# 施策の前のメモ\n- id: seminar"), id="a comment on its own line"),
        pytest.param(GOOD.replace("unit: 人", "unit: 人  # 単位のメモ"), id="a comment behind a value"),
        pytest.param(GOOD.replace("name: セミナー", 'name: "セミナー"'), id="quotes"),
        pytest.param(
            GOOD.replace("課題: 周知、集客", "課題: |\n          - 周知  # メモではない\n\n          - 集客"),
            id="a long text",
        ),
        pytest.param(GOOD.replace("from: 90", "from: 90.50"), id="digits as written"),
    ],
)
def test_what_stays(text: str) -> None:
    assert canonical_layout("plan.yaml", text.encode()).decode() == text


@pytest.mark.parametrize("seed", range(40))
def test_laying_out_keeps_the_data_and_is_done_once(seed: int) -> None:
    text, _ = written(random.Random(seed))  # noqa: S311 - choices of a test, not secrets
    once = canonical_layout("plan.yaml", text.encode())
    assert canonical_layout("plan.yaml", once) == once
    before, _ = read("plan.yaml", text.encode())
    after, _ = read("plan.yaml", once)
    assert before is not None
    assert after is not None
    assert after.data == before.data
    assert text.count("電話で確認") == once.decode().count("電話で確認")


@pytest.mark.parametrize("text", [SMALLEST.replace("title: ", "title:"), "", "a: [1"])
def test_what_cannot_be_read_is_not_laid_out(text: str) -> None:
    with pytest.raises(RefusedError):
        canonical_layout("plan.yaml", text.encode())


def test_a_tab_is_named_where_it_stands() -> None:
    with pytest.raises(RefusedError, match=r"plan\.yaml:2: タブがある"):
        canonical_layout("plan.yaml", GOOD.replace("municipality: {", "municipality:\t{").encode())


def test_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "plans").mkdir()
    monkeypatch.chdir(tmp_path)
    plan, broken = tmp_path / "plans" / "smallest.yaml", tmp_path / "plans" / "broken.yaml"
    plan.write_text(SMALLEST, encoding="utf-8")
    broken.write_text("title:例", encoding="utf-8")
    assert main(["format", "--dry-run"]) == 1
    assert plan.read_text(encoding="utf-8") == SMALLEST
    assert main(["format"]) == 1
    assert plan.read_text(encoding="utf-8") == GOOD
    assert broken.read_text(encoding="utf-8") == "title:例"
    assert "broken.yaml" in capsys.readouterr().err
    assert main(["format", "plans/smallest.yaml"]) == 0
    assert "もう整っています" in capsys.readouterr().err
    assert main(["format", "plans/none.yaml"]) == 2
