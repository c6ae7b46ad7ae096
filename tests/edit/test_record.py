"""Recording: one value is changed in files as people write them, and every other byte is kept."""

import difflib
import random
import re
from pathlib import Path

import pytest

from generator.cli import main
from generator.edit.entered import entered_figure, entered_grade
from generator.edit.record import Entry, record
from generator.errors import RefusedError
from generator.plan.load import load
from generator.plan.model.fiscal import Period, parse_period
from generator.plan.model.quantity import Words
from tests.edit.human_style import Place, written
from tests.small_plans import SMALLEST

ROW = "      R5: {target: 20, actual: 21, grade: A}\n"


def period(text: str) -> Period:
    found = parse_period(text)
    assert found is not None
    return found


def changed(before: str, *entries: Entry) -> tuple[list[str], list[str]]:
    """Record into a text, and return the removed and the added lines."""
    after = record("smallest.yaml", before.encode(), entries).decode()
    lines = list(difflib.ndiff(before.splitlines(keepends=True), after.splitlines(keepends=True)))
    return [line[2:] for line in lines if line[0] == "-"], [line[2:] for line in lines if line[0] == "+"]


def entry(year: str, key: str, value: str, note: str = "", indicator: str = "participants") -> Entry:
    return Entry(indicator=indicator, period=period(year), key=key, value=value, note=note)


@pytest.mark.parametrize(
    ("row", "entries", "expected"),
    [
        pytest.param("R5: {target: 20}", [entry("R5", "actual", "7")], "R5: {target: 20, actual: 7}", id="a new key"),
        pytest.param(
            "R5: { target: 20 }", [entry("R5", "actual", "7")], "R5: { target: 20, actual: 7 }", id="blanks stay"
        ),
        pytest.param(
            "R5: {grade: A}", [entry("R5", "actual", "7")], "R5: {actual: 7, grade: A}", id="in the model's order"
        ),
        pytest.param("R5: {actual: 21}", [entry("R5", "actual", "7")], "R5: {actual: 7}", id="a new value"),
        pytest.param(
            "R5: {target: 20, at: report 指標 2、3!F12:H12}",
            [entry("R5", "actual", "7")],
            "R5: {target: 20, actual: 7, at: report 指標 2、3!F12:H12}",
            id="a cell that is cited stays",
        ),
        pytest.param(
            "R5: {actual: 21}  # 人",
            [entry("R5", "actual", "未公表")],
            "R5: {actual: 未公表}  # 人",
            id="comment stays",
        ),
        pytest.param(
            "2023: {actual: 21}", [entry("R5", "actual", "7")], "2023: {actual: 7}", id="one year, two ways of writing"
        ),
        pytest.param(
            "R5: {actual: {value: 21, status: 速報}}",
            [entry("R5", "actual", "7")],
            "R5: {actual: {value: 7, status: 速報}}",
            id="what else is said stays",
        ),
        pytest.param(
            "R5: {actual: {value: 21, unit: 社}}",
            [entry("R5", "actual", "未公表")],
            "R5: {actual: {missing: 未公表, unit: 社}}",
            id="a reason in the number's place",
        ),
        pytest.param(
            "R5: {actual: 21}",
            [entry("R5", "actual", "7", "速報: あとで、直す")],
            'R5: {actual: {value: 7, note: "速報: あとで、直す"}}',
            id="a note in quotes",
        ),
        pytest.param(
            "R5: {target: 20}",
            [entry("R5", "actual", "7"), entry("R5", "grade", "B")],
            "R5: {target: 20, actual: 7, grade: B}",
            id="two values",
        ),
        pytest.param("R5: {actual: 21}", [entry("R5", "actual", "80未満")], "R5: {actual: 80未満}", id="a bound"),
        pytest.param(
            "R5: {actual: {value: 21, status: 速報}}",
            [entry("R5", "actual", "50〜60")],
            "R5: {actual: {value: 50〜60, status: 速報}}",
            id="a range in a mapping",
        ),
        pytest.param(
            "R5: {actual: {value: 21, status: 速報}}",
            [entry("R5", "actual", "検討中")],
            "R5: {actual: {words: 検討中, status: 速報}}",
            id="words in the number's place",
        ),
        pytest.param(
            "R5: {actual: 21}",
            [entry("R5", "actual", "{words: 60〜70}")],
            "R5: {actual: {words: 60〜70}}",
            id="words that would be read as a range",
        ),
        pytest.param(
            "R5: {actual: {value: 21, status: 速報}}",
            [entry("R5", "actual", '{words: "3か所, 予定"}')],
            'R5: {actual: {words: "3か所, 予定", status: 速報}}',
            id="such words in a mapping",
        ),
        pytest.param(
            "R5: {actual: 21}",
            [entry("R5", "actual", "{words: 3か所}", "庁内")],
            "R5: {actual: {words: 3か所, note: 庁内}}",
            id="such words with a note",
        ),
        pytest.param("R5: {}", [entry("R5", "actual", "7")], "R5: {actual: 7}", id="empty braces"),
    ],
)
def test_a_value_in_a_row(row: str, entries: list[Entry], expected: str) -> None:
    assert changed(SMALLEST.replace(ROW, f"      {row}\n"), *entries) == ([f"      {row}\n"], [f"      {expected}\n"])


@pytest.mark.parametrize(
    ("before", "entries", "came"),
    [
        pytest.param(ROW, [entry("R6", "actual", "7")], ["      R6: {actual: 7}\n"], id="a later year"),
        pytest.param(ROW, [entry("R4", "actual", "7")], ["      R4: {actual: 7}\n"], id="an earlier year"),
        pytest.param(
            ROW.replace("\n", "  # 参加者数（人）\n"),
            [entry("R6", "actual", "7")],
            ["      R6: {actual: 7}                         # 参加者数（人）\n"],
            id="with the neighbour's comment",
        ),
        pytest.param(
            "      2023: {actual: 1}\n",
            [entry("R6", "actual", "7")],
            ["      2024: {actual: 7}\n"],
            id="as the others are written",
        ),
        pytest.param(
            ROW, [entry("2024", "actual", "7")], ["      R6: {actual: 7}\n"], id="an era's year among era years"
        ),
        pytest.param(
            "      R5:\n        target: 20\n        grade: A\n",
            [entry("R5", "actual", "7")],
            ["        actual: 7\n"],
            id="a row written in lines",
        ),
    ],
)
def test_a_new_line(before: str, entries: list[Entry], came: list[str]) -> None:
    assert changed(SMALLEST.replace(ROW, before), *entries) == ([], came)


def test_the_first_row_of_an_indicator() -> None:
    text = SMALLEST.replace("    years:\n" + ROW, "")
    assert changed(text, entry("R6", "actual", "7")) == ([], ["    years:\n", "      R6: {actual: 7}\n"])


def test_a_mistake_elsewhere_in_the_file_is_not_in_the_way() -> None:
    text = SMALLEST.replace("title:", "titel:")
    assert changed(text, entry("R5", "actual", "7")) == ([ROW], [ROW.replace("21", "7")])


@pytest.mark.parametrize(
    "entries",
    [
        [entry("R5", "actual", "21")],
        [entry("R5", "target", "20"), entry("R5", "grade", "A")],
        [entry("2023", "actual", "21")],
    ],
)
def test_what_stands_there_already_changes_nothing(entries: list[Entry]) -> None:
    assert record("smallest.yaml", SMALLEST.encode(), entries) == SMALLEST.encode()


@pytest.mark.parametrize(
    ("text", "given", "message"),
    [
        (SMALLEST, entry("R5", "actual", "7", indicator="participant"), "もしかして participants"),
        (SMALLEST, entry("R5", "grade", "Z"), "評価「Z」はものさしにありません"),
        (SMALLEST, entry("R50", "target", "7"), "計画期間"),
        (SMALLEST, entry("R5", "target", "7以下"), "direction: up ですが"),
        (SMALLEST.replace("actual: 21", "actual: {value: 21, of: R4}"), entry("R5", "actual", "7"), "（of）"),
        (SMALLEST.replace("title: ", "title： "), entry("R5", "actual", "7"), "先に直してください"),
        (SMALLEST, entry("R5", "actual", "7", "改行\u2028"), "U+2028"),
        (SMALLEST, entry("R5", "actual", "7", "\u202e逆"), "U+202E"),
        (SMALLEST, entry("R5", "actual", "7", "\ufeff"), "U+FEFF"),
    ],
)
def test_what_is_refused(text: str, given: Entry, message: str) -> None:
    with pytest.raises(RefusedError) as caught:
        record("smallest.yaml", text.encode(), [given])
    assert message in str(caught.value)


@pytest.mark.parametrize("seed", range(300))
def test_files_as_people_write_them_change_in_one_line(seed: int) -> None:
    choose = random.Random(seed)  # noqa: S311 - choices of a test, not secrets
    text, places = written(choose)
    raw = text.encode()
    assert load("plan.yaml", raw).plan is not None
    place = choose.choice(places)
    key = choose.choice(["actual", "target"])
    value = choose.choice(["4321", "-5", "0.125", "集計中", "1200以上", "50〜60", "約8", "検討中", "{words: 60〜70}"])
    if choose.random() < 0.3:
        place, key = Place(place.indicator, period("R4")), "actual"  # a year without a row
    after = record("plan.yaml", raw, [Entry(indicator=place.indicator, period=place.period, key=key, value=value)])
    old, new = raw.split(b"\n"), after.split(b"\n")
    same = difflib.SequenceMatcher(None, old, new, autojunk=False)
    touched = [(last - first, end - begin) for tag, first, last, begin, end in same.get_opcodes() if tag != "equal"]
    assert touched in ([(1, 1)], [(0, 1)])
    assert value.strip("{}") in after.decode("utf-8-sig")
    assert (
        record("plan.yaml", after, [Entry(indicator=place.indicator, period=place.period, key=key, value=value)])
        == after
    )


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("１２，３４５", "12345"),
        ("1,234.5", "1234.5"),
        ("△5", "-5"),
        ("-0", "0"),
        ("17\n", "17"),
        ("▲1,000", "-1000"),
        ("−3", "-3"),
        ("－3", "-3"),
        (" 45 ", "45"),
        ("\u3000未公表\u00a0", "未公表"),
        ("2４200以下", "24200以下"),
        ("増加", "増加"),
        ("―", "―"),
        ("80未満", "80未満"),
        ("８０未満", "80未満"),
        ("1,000以上", "1000以上"),
        ("１，０００〜２，０００", "1000〜2000"),
        ("−5〜−3", "-5〜-3"),
        ("約１，０００", "約1000"),
        ("8程度", "8程度"),
        ("0を維持", "0を維持"),
        ("現状維持", "現状維持"),
        ("前年度以上", "前年度以上"),
        ("検討中", "検討中"),
        ("実施", "実施"),
        ("実施済（庁内）", "実施済（庁内）"),
        ("ＤＸ推進中", "ＤＸ推進中"),
        ("{words: 60〜70}", "{words: 60〜70}"),
        ("{words:60〜70}", "{words: 60〜70}"),
        ('{words: "3か所, 予定"}', '{words: "3か所, 予定"}'),
        ("{words: 3か所, 予定}", '{words: "3か所, 予定"}'),
        ("{words: 70²}", "{words: 70²}"),
        ("{words: 17}", '{words: "17"}'),
        ("{ words: '○' }", "{words: ○}"),
    ],
)
def test_a_figure_as_people_type_it(typed: str, expected: str) -> None:
    assert entered_figure(typed) == expected


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "45人",
        "12%",
        "１２％",
        "5月10日",
        "令和5年",
        "1,23",
        "－",
        "12 34",
        "1O",
        "-",
        "=1+1",
        "①",
        "½",
        "²",
        "1_000",
        "①70",
        "70²",
        "80人未満",
        "Ⅱ期に着手",
        "{words: }",
        '{words: ""}',
        "{value: 5}",
        "\u200b5",
        "NaN",
        "5\x00",
    ],
)
def test_a_figure_that_could_be_a_typo(typed: str) -> None:
    with pytest.raises(ValueError, match="。"):
        entered_figure(typed)


@pytest.mark.parametrize("typed", ["60〜70弱", "70万", "50-60", "5件減", "①70", "3か所, 予定", "○", "確認中"])
def test_the_words_that_a_message_advises_are_accepted(typed: str) -> None:
    with pytest.raises(ValueError, match="。") as caught:
        entered_figure(typed)
    for advised in re.findall(r"\{words: .+?\}", str(caught.value)):
        after = record("smallest.yaml", SMALLEST.encode(), [entry("R5", "actual", entered_figure(advised))])
        plan = load("smallest.yaml", after).plan
        assert plan is not None
        (placed,) = plan.placed_indicators()
        figure = placed.indicator.years[period("R5")].actual
        assert figure is not None
        assert figure.quantity == Words(typed)


@pytest.mark.parametrize(("typed", "expected"), [("Ａ", "A"), (" S ", "S"), ("◎", "◎"), ("①", "①")])
def test_a_grade_as_people_type_it(typed: str, expected: str) -> None:
    assert entered_grade(typed) == expected


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "plans").mkdir()
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "plans" / "smallest.yaml"
    path.write_text(SMALLEST, encoding="utf-8")
    return path


def test_the_command_writes_only_what_was_asked(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = [
        "record",
        "smallest",
        "participants",
        "R6",
        "--actual",
        "１，０００",
        "--target",
        "900",
        "--updated",
        "2026-11-21",
    ]
    assert main([*command, "--dry-run"]) == 0
    assert plan.read_text(encoding="utf-8") == SMALLEST
    assert "+      R6: {target: 900, actual: 1000}" in capsys.readouterr().out
    assert main(command) == 0
    assert plan.read_text(encoding="utf-8") == SMALLEST.replace(ROW, f"{ROW}      R6: {{target: 900, actual: 1000}}\n")
    assert main(command) == 0
    assert "何も変えませんでした" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("80未満", "R6: {actual: 80未満}"),
        ("1,000以上", "R6: {actual: 1000以上}"),
        ("50〜60", "R6: {actual: 50〜60}"),
        ("約8", "R6: {actual: 約8}"),
        ("現状維持", "R6: {actual: 現状維持}"),
        ("検討中", "R6: {actual: 検討中}"),
        ("実施済", "R6: {actual: 実施済}"),
        ("{words: 60〜70}", "R6: {actual: {words: 60〜70}}"),
    ],
)
def test_the_command_accepts_what_reads_as_a_value(plan: Path, typed: str, line: str) -> None:
    assert main(["record", "smallest", "participants", "R6", "--actual", typed, "--updated", "2026-11-21"]) == 0
    assert plan.read_text(encoding="utf-8") == SMALLEST.replace(ROW, f"{ROW}      {line}\n")
    assert not load("smallest.yaml", plan.read_bytes()).has_errors


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["smallest", "participants", "R6", "--actual", "45人"], 1, "45 とだけ書き"),
        (["smallest", "participants", "R6", "--actual", "80人未満"], 1, "80未満 とだけ書き"),
        (["smallest", "participants", "R6", "--actual", "①70"], 1, "注の印か、数の一部か"),
        (["smallest", "participants", "R6"], 2, "書く値がありません"),
        (["smallest", "participants", "6", "--actual", "1"], 2, "年度として読めません"),
        (["smalest", "participants", "R6", "--actual", "1"], 2, "いまあるもの: smallest"),
        (["smallest", "nothing", "R6", "--actual", "1"], 1, "という指標はありません"),
        (["smallest", "participants", "R6", "--grade", "A", "--note", "a"], 2, "--note は値への注記"),
    ],
)
def test_what_the_command_refuses(
    plan: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, message: str
) -> None:
    assert main(["record", *arguments]) == code
    assert message in capsys.readouterr().err
    assert plan.read_text(encoding="utf-8") == SMALLEST
