"""Across plans: an id that was copied from another plan, a former plan id that is in use."""

import pytest

from generator.plan.checks.across import former_ids, in_context, one_name, shared_ids
from tests.plan.checks.small import HEAD, dotted, plan

A = "measures: [{id: a, name: 施策}]"
FIRST, SECOND, THIRD = (f"{{id: {one}, name: 指標{one}}}" for one in "hij")
COPY = f"indicators: [{FIRST}, {SECOND}, {THIRD}]\n{A}"


@pytest.mark.parametrize(
    ("first", "second", "shared"),
    [
        (COPY, COPY, 4),
        (COPY, f"indicators: [{FIRST}, {SECOND}, {THIRD}]", 3),
        (COPY, COPY.replace("name: 施策", "name: 別の施策"), 3),
        (COPY, COPY.replace("指標", "数"), 4),
        (COPY, f"indicators: [{FIRST}, {SECOND}]", 0),
        (
            COPY.replace("[", "[" + "".join(f"{{id: own-{number}, name: 数{number}}}, " for number in range(4)), 1),
            COPY,
            4,
        ),
        (
            COPY.replace("[", "[" + "".join(f"{{id: own-{number}, name: 数{number}}}, " for number in range(5)), 1),
            COPY,
            0,
        ),
        (f"follows: second\n{COPY}", COPY, 0),
        (COPY, f"follows: first\n{COPY}", 0),
        (f"follows: third\n{COPY}", COPY, 4),
        (f"measures: [{FIRST}, {SECOND}, {THIRD}]", f"indicators: [{FIRST}, {SECOND}, {THIRD}]", 0),
    ],
    ids=[
        "all",
        "the indicators alone",
        "a measure of another name",
        "indicators of other names",
        "two everyday ids",
        "half of all",
        "less than half",
        "of the plan before",
        "of the plan after",
        "of another plan than the one before",
        "measures' and indicators'",
    ],
)
def test_a_copy_of_another_plan_is_one_finding(first: str, second: str, shared: int) -> None:
    one, _ = in_context([plan(first, name="first"), plan(second, name="second")])
    items = list(shared_ids.find(one))
    assert len(items) == bool(shared)
    assert all(f"のうち{shared}個（" in item.message and "second.yaml（例の計画）" in item.message for item in items)


@pytest.mark.parametrize(("other", "number"), [("あきる野市", 0), ("秋川市", 1)])
def test_a_code_has_one_name(other: str, number: int) -> None:
    second = plan(A, HEAD.replace("あきる野市", other), "second")
    items = list(one_name.find(in_context([plan(A, name="first"), second])[0]))
    assert [dotted(item.path) for item in items] == ["municipality.name"] * number
    assert all("「あきる野市」、second.yaml では「秋川市」" in item.message for item in items)


def test_each_plan_is_named() -> None:
    titled = [
        plan(COPY, HEAD.replace("例の計画", title), name)
        for title, name in (("甲", "one"), ("乙", "two"), ("丙", "three"))
    ]
    assert [
        item.message[item.message.index("が、") + 2 :].partition("と")[0]
        for item in shared_ids.find(in_context(titled)[0])
    ] == [
        "two.yaml（乙）",
        "three.yaml（丙）",
    ]
    former = [plan(f"was: [old]\n{A}", name=name) for name in ("one", "two", "three")]
    (item,) = former_ids.find(in_context(former)[0])
    assert "two.yaml の計画が" in item.message


def test_an_id_is_not_shared_with_itself() -> None:
    (one,) = in_context([plan(A)])
    assert list(shared_ids.find(one)) == []


@pytest.mark.parametrize(
    ("first", "second", "used"),
    [
        ("was: [old]", "", {}),
        ("was: [old, second]", "", {1: "second.yaml の計画"}),
        ("was: [old]", "was: [old]", {0: "second.yaml の計画"}),
        ("was: [old, data]", "", {1: "サイトのほかのページ"}),
        ("was: [first]", "", {}),
    ],
    ids=["free", "another plan's id", "another plan's former id", "a page's", "its own, found in its own file"],
)
def test_a_former_plan_id_in_use(first: str, second: str, used: dict[int, str]) -> None:
    one, _ = in_context([plan(first, name="first"), plan(second, name="second")])
    items = list(former_ids.find(one))
    assert [item.path for item in items] == [("was", index) for index in used]
    assert all(user in item.message for item, user in zip(items, used.values(), strict=True))
