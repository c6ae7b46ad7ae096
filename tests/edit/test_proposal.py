"""Proposals: what people write into an issue form is data; it becomes entries, or every reason why it does not."""

import re

import pytest
import yaml

from generator.edit.proposal import KINDS, LABELS, proposed_entries, read_proposal
from generator.edit.record import record
from generator.errors import RefusedError
from generator.plan.load import load
from tests.conftest import ROOT
from tests.edit.sheet.workbooks import NAME, PARTICIPANTS, PLAN

LOADED = load(NAME, PLAN).plan
ONE = {
    "plan": "aobano-commerce",
    "indicator": PARTICIPANTS,
    "year": "R8",
    "kind": "実績",
    "value": "70",
    "place": "冊子",
}


def body(**fields: str) -> str:
    """Return the text of an issue as GitHub writes it."""
    return "\n\n".join(f"### {LABELS[name]}\n\n{text or '_No response_'}" for name, text in fields.items())


def several(lines: str, place: str = "") -> str:
    return body(plan="aobano-commerce", year="R8", values=f"```text\n{lines}\n```", place=place, reason="")


def entries(text: str) -> list[tuple[str, str, str]]:
    assert LOADED is not None
    return [(one.indicator, one.key, one.value) for one in proposed_entries(read_proposal(text), LOADED)]


def refusal(text: str) -> str:
    with pytest.raises(RefusedError) as refused:
        entries(text)
    return "\n".join(refused.value.messages)


@pytest.mark.parametrize(
    ("changes", "entry"),
    [
        ({}, ("actual", "70")),
        ({"value": "１，０７０"}, ("actual", "1070")),
        ({"value": "約20"}, ("actual", "約20")),
        ({"value": "未公表"}, ("actual", "未公表")),
        ({"kind": "目標", "value": "60以上"}, ("target", "60以上")),
        ({"kind": "評価", "value": "Ａ"}, ("grade", "A")),
        ({"kind": ""}, ("actual", "70")),
        ({"indicator": f"https://a.jp/aobano-commerce/heir-seminar/#{PARTICIPANTS}"}, ("actual", "70")),
        ({"year": "2026"}, ("actual", "70")),
        ({"reason": "### ほか\n```text\n70\n```"}, ("actual", "70")),
    ],
    ids=[
        "a value",
        "wide digits",
        "about",
        "a reason",
        "a target",
        "a grade",
        "no kind",
        "an address",
        "the year",
        "prose",
    ],
)
def test_one_value_becomes_one_entry(changes: dict[str, str], entry: tuple[str, str]) -> None:
    assert entries(body(**ONE | changes)) == [(PARTICIPANTS, *entry)]


def test_the_line_ends_of_a_browser_are_read() -> None:
    assert entries(body(**ONE).replace("\n", "\r\n")) == [(PARTICIPANTS, "actual", "70")]


def test_several_values_are_read_line_by_line() -> None:
    assert entries(several(f"{PARTICIPANTS}: 70\n\n heir-advice-clients : 集計中 \n")) == [
        (PARTICIPANTS, "actual", "70"),
        ("heir-advice-clients", "actual", "集計中"),
    ]


def test_a_place_of_one_of_the_sources_is_written_too() -> None:
    asked = body(**ONE | {"place": "progress 9"})
    assert entries(asked) == [(PARTICIPANTS, "actual", "70"), (PARTICIPANTS, "at", "progress 9")]
    assert LOADED is not None
    written = record(NAME, PLAN, proposed_entries(read_proposal(asked), LOADED))
    assert b"R8: {target: 65, actual: 70, at: progress 9}" in written
    assert len(entries(body(**ONE | {"place": "other 9"}))) == 1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "「計画」が空です。"),
        (body(**ONE | {"value": ""}), "「正しい値」が空です。"),
        (body(**ONE) + "\n\n### 正しい値\n\n71", "見出し「正しい値」が2つあります。"),
        (body(**ONE | {"value": "70人"}), "単位「人」"),
        (body(**ONE | {"value": "7\u200b0"}), "U+200B"),
        (body(**ONE | {"indicator": "heir-seminar-participant"}), f"もしかして {PARTICIPANTS}"),
        (body(**ONE | {"indicator": "../../etc/passwd"}), "という指標はありません"),
        (body(**ONE | {"year": "らいねん"}), "年度として読めません"),
        (body(**ONE | {"kind": "予測"}), "「予測」は、実績・目標・評価のどれでもありません。"),
        (several("70"), "70: "),
        (several(f"{PARTICIPANTS}: 70\n{PARTICIPANTS}: 71"), "2回"),
        (several("\n".join(f"i{number}: 1" for number in range(501))), "500個まで"),
        (several(f"{PARTICIPANTS}: 70\n```\n### 計画\n\nother"), "見出し「計画」が2つ"),
    ],
    ids=[
        "nothing", "no value", "a heading twice", "a unit", "an invisible character", "a slip", "a path", "no year",
        "no kind", "no id", "twice", "too many", "out of the fence",
    ],
)  # fmt: skip
def test_what_cannot_be_written_is_refused_with_its_reason(text: str, message: str) -> None:
    assert message in refusal(text)


def test_every_value_that_cannot_be_written_is_named_in_one_run() -> None:
    found = refusal(several(f"{PARTICIPANTS}: 70人\nunknown: 1\n: 3"))
    assert len(found.splitlines()) == 3


@pytest.mark.parametrize("form", ["value", "figures"])
def test_the_form_has_the_fields_that_are_read(form: str) -> None:
    read = yaml.safe_load((ROOT / ".github" / "ISSUE_TEMPLATE" / f"{form}.yml").read_text(encoding="utf-8"))
    fields = {item["id"]: item["attributes"] for item in read["body"] if "id" in item}
    assert {name: LABELS[name] for name in fields} == {name: one["label"] for name, one in fields.items()}
    assert fields.get("kind", {"options": list(KINDS)})["options"] == list(KINDS)
    assert not re.search("取り込む", str(read["labels"]))
