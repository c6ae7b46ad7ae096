"""The feeds: what the plans record, an entry for each update and each correction."""

import re
from xml.etree import ElementTree

from generator.publish.data.open_data import OpenData


def test_the_feeds_state_what_the_plans_record(data: OpenData) -> None:
    names = {"a": "http://www.w3.org/2005/Atom"}
    whole = ElementTree.fromstring(data.files["feed.atom"])
    entries = whole.findall("a:entry", names)
    assert len(entries) == 3 + 1
    assert len({entry.findtext("a:id", namespaces=names) for entry in entries}) == 3 + 1
    for entry in entries:
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", entry.findtext("a:updated", namespaces=names) or "")
        assert entry.find("a:author/a:name", names) is not None
    own = ElementTree.fromstring(data.files["aobano-commerce/feed.atom"])
    assert own.findtext("a:title", namespaces=names) == "あおば野市商工業計画の更新"
    assert len(own.findall("a:entry", names)) == 1
