"""Citations: a plan and each of its indicators, in the forms that people cite in."""

import json

from generator.publish.data.citation import cited
from generator.publish.data.open_data import OpenData
from generator.publish.portal import Portal


def test_a_plan_and_each_indicator_can_be_cited(data: OpenData) -> None:
    items = json.loads(data.files["data/aobano-commerce/citations.csl.json"])
    assert len(items) == 10
    assert items[1]["title"] == "あおば野市商工業計画：事業承継講座 参加者数"
    assert items[1]["URL"].endswith("aobano-commerce/heir-seminar-participants/")
    bib = data.files["data/aobano-commerce/citations.bib"].decode()
    assert bib.count("@misc{") == 10
    item = cited(Portal(), "k", "市", "題{x}", "p/", "2026-11-21")
    assert item.apa == "市. (2026). 題{x} [Data set]. みえる計画. http://localhost:8000/p/"
    assert item.japanese.startswith("市「題{x}」（2026年11月21日時点のデータ）")
    assert "{題x}" in item.bibtex
