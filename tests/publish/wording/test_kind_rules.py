"""The rules of kinds on the page of computation: every kind is there, and its examples are what the evaluation says."""

from typing import get_args

from generator.plan.model.quantity import Absent, Quantity, Words, read_quantity
from generator.plan.model.vocabulary import Counts
from generator.publish.wording import labels
from generator.publish.wording.kind_rules import _GOALS, counts_rules, goal_rules


def test_every_kind_of_measure_has_a_different_example() -> None:
    rules = counts_rules()
    assert [rule.name for rule in rules] == [*(labels.COUNTS[one] for one in Counts), "書かれていない"]
    assert len({rule.example for rule in rules}) == len(rules)


def test_only_kinds_that_allow_it_have_a_distance() -> None:
    assert {rule.name: "あと" in rule.example for rule in counts_rules()} == {
        "1年間の量": False,
        "ある時点の水準": True,
        "はじめからの累計": True,
        "割合": True,
        "順位": True,
        "段階": False,
        "書かれていない": False,
    }


def test_every_kind_of_goal_has_an_example() -> None:
    kinds = {type(read_quantity(goal.target) or Words(goal.target)) for goal in _GOALS}
    assert kinds == set(get_args(Quantity)) - {Absent}


def test_the_verdicts_are_those_of_the_evaluation() -> None:
    examples = [rule.examples for rule in goal_rules()]
    assert examples[0] == "65人 → 達成、64人 → 未達"
    assert "79人 → 達成、80人 → 未達" in examples
    assert "策定 → 達成、運用中 → 達成、検討中 → 未達" in examples
    assert "100人 → 決めない" in examples
