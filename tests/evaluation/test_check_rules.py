"""Rules: every rule of reading and every check once, in the order of their use; what both look at, among the checks."""

from generator.evaluation.check_rules import RULES
from generator.plan.diagnostics import Severity
from generator.plan.reading_rules import READING_RULES


def test_each_rule_is_listed_once_in_the_order_of_its_use() -> None:
    codes = [rule.code for rule in RULES]
    assert len(set(codes)) == len(codes)
    reading = [code for code in READING_RULES if code != "bad-code"]
    assert codes[: len(reading)] == reading
    order = ["bad-code", "duplicate-id", "total-differs", "published-grade-differs", "id-in-another-plan"]
    assert sorted(order, key=codes.index) == order


def test_a_rule_has_the_weight_and_the_sentence_of_its_check() -> None:
    rules = {rule.code: rule for rule in RULES}
    assert rules["tab"].severity is Severity.ERROR
    assert rules["tab"].sentence == READING_RULES["tab"]
    assert rules["another-name"].severity is Severity.NOTE
    assert rules["bad-code"].sentence == READING_RULES["bad-code"]
