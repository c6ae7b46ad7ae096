"""The rules of machine-readability: all thirty are kept, and a file that breaks one is found."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from generator.publish.data.machine_readability import csv_files, verdicts
from generator.publish.data.open_data import OpenData
from generator.publish.data.table import Column
from tests.conftest import EXAMPLES
from tests.publish.data.open_data import assert_rules


def test_all_thirty_rules_are_kept(data: OpenData) -> None:
    with (EXAMPLES / "machine-readability-rules.txt").open(encoding="utf-8") as file:
        wanted = [line.split(maxsplit=1) for line in file.read().splitlines()]
    assert [[one.rule.id, one.rule.name] for one in data.verdicts] == wanted
    assert all(one.rule.how for one in data.verdicts)
    assert_rules(data)


BREAK: dict[str, Callable[[str], str]] = {
    "L1-01": lambda _: "",
    "L1-02": lambda text: f"{text}x,y\r\n",
    "L1-03": lambda text: text.replace("\r\n", "\r\n\r\n", 1),
    "L1-04": lambda text: f"題\r\n{text}",
    "L1-05": lambda text: text.replace("measure_id", "施策", 1),
    "L1-06": lambda text: text.replace("あおば野市,", "あきる野  市,", 1),
    "L1-07": lambda text: text.replace(",20,", ",20人,", 1),
    "L1-08": lambda text: text.replace("あおば野市,", "㈱,", 1),
    "L1-09": lambda text: text.replace(",dash,", ",,", 1),
    "L1-14": lambda text: text.replace("事業承継講座", '"事業\n承継"', 1),
    "L1-15": lambda text: text.replace("あおば野市,", '"あおば野市",', 1),
    "L2-01": lambda text: text.replace(",20,", ",△20,", 1),
    "L2-02": lambda text: text.replace("\r\n132900,", "\r\n,", 1),
    "L2-03": lambda text: text.replace(",measure,", ",path,", 1),
    "L2-04": lambda text: text.replace(",target,", ",目標,", 1),
    "L2-05": lambda text: text.replace("reason_words", "reasons", 1),
    "L3-01": lambda text: text.replace("series", "kind", 1),
    "L3-03": lambda text: text.replace(",20,", ",x,", 1),
    "L3-04": lambda text: text.replace(",unit,", ",tani,", 1),
    "L3-05": lambda text: text.replace(",era,", ",wareki,", 1),
    "L3-06": lambda text: text.replace("municipality_code", "code", 1),
    "L3-07": lambda text: text.replace(",status,", ",", 1),
    "L3-09": lambda text: text.replace(",value,", ",value_2025,", 1),
}
"""How a file is damaged so that it breaks each rule that is tested on the CSVs."""


@pytest.mark.parametrize("rule", BREAK)
def test_a_file_that_breaks_a_rule_is_found(rule: str, data: OpenData) -> None:
    path = "data/aobano-commerce/observations.csv"
    text = data.files[path].decode("utf-8-sig")
    damaged = BREAK[rule](text)
    assert damaged != text
    reported = verdicts(csv_files({path: damaged.encode("utf-8-sig")}, data.tables))
    assert path in next(one.files for one in reported if one.rule.id == rule)


def test_rules_without_a_damage_are_held_elsewhere(data: OpenData) -> None:
    """They are tested by reading workbooks back, by the codes' own test, and by every column's definition (L3-08)."""
    rest = {one.rule.id for one in data.verdicts} - set(BREAK)
    assert rest == {"L1-10", "L1-11", "L1-12", "L1-13", "L2-06", "L3-02", "L3-08"}
    undefined = [replace(one, columns=(Column(name="plan_id", title="", about=""),)) for one in data.tables[:1]]
    broken = csv_files({"data/observations.csv": b"plan_id\r\nx\r\n"}, undefined)
    assert next(one.files for one in verdicts(broken) if one.rule.id == "L3-08") == ("data/observations.csv",)
