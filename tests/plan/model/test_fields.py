"""Fields: what each kind of value accepts, what it becomes, and the code and message of what it refuses."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from generator.plan.model import fields
from generator.plan.model.fiscal import Period
from generator.plan.places import Place


def read(field: Any, data: object) -> object:
    return TypeAdapter(field).validate_python(data)


@pytest.mark.parametrize(
    ("field", "data", "expected"),
    [
        pytest.param(fields.Text, " 文\n文 ", " 文\n文 ", id="a text of lines"),
        pytest.param(fields.Name, "名" * 200, "名" * 200, id="a name of 200 characters"),
        pytest.param(fields.CodeText, Decimal("1.0"), "1.0", id="a code of digits"),
        pytest.param(fields.CodeText, "◎", "◎", id="a code of one sign"),
        pytest.param(fields.Id, "a" * 64, "a" * 64, id="an id of 64 characters"),
        pytest.param(fields.PeriodField, Decimal(2024), Period(year=2024), id="a year of digits"),
        pytest.param(fields.PeriodField, "R6", Period(year=2024), id="a year of an era"),
        pytest.param(fields.YearField, "R6", Period(year=2024), id="one year"),
        pytest.param(fields.Date, "2026-04-01", dt.date(2026, 4, 1), id="a date"),
        pytest.param(fields.PlaceField, "report 9", Place("report", ((9, 9),)), id="a place of one line"),
        pytest.param(
            fields.PlaceField, "report 9-9, 12-34", Place("report", ((9, 9), (12, 34))), id="a place of ranges"
        ),
        pytest.param(fields.PlaceList, "report 9", (Place("report", ((9, 9),)),), id="one place for a list"),
        pytest.param(
            fields.PlaceList,
            ["report 9", "other 1"],
            (Place("report", ((9, 9),)), Place("other", ((1, 1),))),
            id="a list of places",
        ),
        pytest.param(fields.CellText, Decimal("1E+3"), "1000", id="a number in a table"),
        pytest.param(fields.CellText, "約1割", "約1割", id="a text in a table"),
        pytest.param(fields.TagValue, True, True, id="a flag as a tag"),
        pytest.param(fields.TagValue, "大", ("大",), id="a word as a tag"),
        pytest.param(fields.TagValue, ["大", "小"], ("大", "小"), id="words as a tag"),
        pytest.param(fields.Number, Decimal("1.50"), Decimal("1.50"), id="a number"),
        pytest.param(fields.Flag, False, False, id="a flag"),
        pytest.param(fields.Address, "https://例.jp/あ?b=1#c", "https://例.jp/あ?b=1#c", id="an address"),
    ],
)
def test_what_is_accepted(field: Any, data: object, expected: object) -> None:
    assert read(field, data) == expected


@pytest.mark.parametrize(
    ("field", "data", "code", "message"),
    [
        pytest.param(fields.Text, Decimal(12), "wrong-type", '"12" のように引用符', id="a number for a text"),
        pytest.param(fields.Text, True, "wrong-type", '"true" のように引用符', id="a flag for a text"),
        pytest.param(fields.Text, ["文"], "wrong-type", "箇条書きになっています", id="a list for a text"),
        pytest.param(fields.Text, {"文": "文"}, "wrong-type", "項目のまとまりになって", id="a mapping for a text"),
        pytest.param(fields.Text, "  \n", "empty-value", "値が空です", id="blanks for a text"),
        pytest.param(fields.Name, "名\u3000", "fullwidth-space", "前か後ろに空白", id="a wide space behind a name"),
        pytest.param(fields.Name, "\u00a0名", "fullwidth-space", "前か後ろに空白", id="a hard space before a name"),
        pytest.param(fields.Name, "名\n前", "multi-line-value", "1行で書いて", id="a name of two lines"),
        pytest.param(fields.Name, "名" * 201, "too-large", "201文字", id="a name of 201 characters"),
        pytest.param(fields.CodeText, True, "wrong-type", '"true"', id="a flag for a code"),
        pytest.param(fields.Id, "a" * 65, "bad-id", "64文字まで", id="an id of 65 characters"),
        pytest.param(fields.Id, "Seminar", "bad-id", "（「S」があります）", id="a capital in an id"),
        pytest.param(fields.Id, "se minar", "bad-id", "（空白 U+0020 があります）", id="a blank in an id"),
        pytest.param(fields.Id, "se\u200bminar", "bad-id", "目に見えない文字 U+200B ", id="an invisible character"),
        pytest.param(fields.Id, "sеminar", "bad-id", "「е」 U+0435 ", id="a Cyrillic letter in an id"),
        pytest.param(fields.Id, "a--b", "bad-id", "「a--b」はidに使えません。", id="two hyphens in an id"),
        pytest.param(fields.Id, Decimal(1), "bad-id", "（例: succession-seminar）", id="a number for an id"),
        pytest.param(fields.PeriodField, "6年", "bad-year", "「6年」は年度として読めません", id="no year"),
        pytest.param(fields.PeriodField, "R6：", "fullwidth-colon", "コロンが全角", id="a wide colon behind a year"),
        pytest.param(fields.YearField, "R6上", "bad-year", "1つの年度ではありません", id="half a year"),
        pytest.param(fields.Date, "2026-02-29", "bad-date", "「2026-02-29」は日付として", id="a day that is none"),
        pytest.param(fields.PlaceField, "report", "bad-place", "「report」は出典として", id="a place without lines"),
        pytest.param(fields.PlaceField, "report 9-8", "bad-place", "「report 9-8」は", id="a range that runs back"),
        pytest.param(fields.Number, "12", "number-format", "「12」は数値ではありません", id="a text for a number"),
        pytest.param(fields.Flag, "はい", "wrong-type", "「はい」ではなく true", id="a word for a flag"),
        pytest.param(fields.Address, "ftp://例.jp", "bad-address", "https:// で始まる", id="another kind of address"),
        pytest.param(fields.TagValue, ["大", Decimal(1)], "wrong-type", '"1" のように', id="a number among words"),
    ],
)
def test_what_is_refused(field: Any, data: object, code: str, message: str) -> None:
    with pytest.raises(ValidationError) as caught:
        read(field, data)
    (error,) = caught.value.errors()
    assert error["type"] == code
    assert message in error["msg"]


@pytest.mark.parametrize(
    ("ranges", "lines", "written"),
    [(((9, 9),), "9", "report 9"), (((78, 78), (122, 134)), "78、122〜134", "report 78, 122-134")],
    ids=["one line", "ranges"],
)
def test_a_place_is_written_for_readers_and_for_files(
    ranges: tuple[tuple[int, int], ...], lines: str, written: str
) -> None:
    place = Place("report", ranges)
    assert (place.first, place.lines, str(place)) == (ranges[0][0], lines, written)
    assert read(fields.PlaceField, written) == place
