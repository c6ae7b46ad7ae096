"""Across plans: an id that was copied from another plan, a former plan id that is in use."""

import pytest

from generator.plan.checks.across import former_ids, in_context, shared_ids
from tests.plan.checks.small import HEAD, dotted, plan

A = "measures: [{id: a, name: 施策}]"


@pytest.mark.parametrize(
    ("first", "second", "places"),
    [
        (A, A, ["measures.0.id"]),
        (A, "measures: [{id: a, name: 別の施策}]", []),
        (A, "measures: [{id: b, name: 施策}]", []),
        (f"follows: second\n{A}", A, []),
        (A, f"follows: first\n{A}", []),
        (f"follows: third\n{A}", A, ["measures.0.id"]),
        (
            "indicators: [{id: h, name: 甲}, {id: i, name: 乙}]",
            "indicators: [{id: i, name: 丙}]",
            ["indicators.1.id"],
        ),
        (A, "indicators: [{id: a, name: 施策}]", []),
    ],
    ids=[
        "id and name",
        "the id alone",
        "the name alone",
        "of the plan before",
        "of the plan after",
        "of another plan than the one before",
        "an indicator's id, whatever its name",
        "a measure's and an indicator's",
    ],
)
def test_an_id_of_another_plan(first: str, second: str, places: list[str]) -> None:
    one, _ = in_context([plan(first, name="first"), plan(second, name="second")])
    items = list(shared_ids.find(one))
    assert [dotted(item.path) for item in items] == places
    assert all("second.yaml（例の計画）" in item.message for item in items)


def test_of_several_plans_the_first_is_named() -> None:
    titled = [
        plan(A, HEAD.replace("例の計画", title), name)
        for title, name in (("甲", "one"), ("乙", "two"), ("丙", "three"))
    ]
    (item,) = shared_ids.find(in_context(titled)[0])
    assert "id「a」は、two.yaml（乙）でも" in item.message
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
