"""Reports of mistakes: the address of a prefilled issue or mail, with the item, its value and its place; never too long."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

from generator.evaluation.evaluate import Evaluation
from generator.publish.pages.render import Pages
from generator.publish.portal import Portal
from generator.publish.site.tree import build_tree
from tests.conftest import ROOT
from tests.trees import no_drawing

PORTAL = Portal(
    name="名",
    address="https://a.example/p/",
    operator="運営者",
    contact="mailto:a@b.jp",
    repository="https://git.example/o/r",
    branch="main",
)


def test_reports_are_prefilled() -> None:
    assert PORTAL.file("p", 7) == "https://git.example/o/r/blob/main/plans/p.yaml#L7"
    fields = parse_qs(urlsplit(PORTAL.report("p/#i", "指標 & 名前")).query)
    assert (fields["page"], fields["item"]) == (["https://a.example/p/p/#i"], ["指標 & 名前"])
    mail = urlsplit(PORTAL.write("p/#i", "指標 & 名前"))
    assert parse_qs(mail.query)["subject"] == ["まちがいの報告：指標 & 名前"]
    assert "https://a.example/p/p/#i" in parse_qs(mail.query)["body"][0]
    assert Portal(contact="https://form.jp/").write("x", "y") == "https://form.jp/"
    assert (Portal().file("p", 1), Portal().report("p", "x"), Portal().write("p", "x")) == ("", "", "")


LONG = "とても長い名前" * 40
EVERY = {"place": "資料2 テキスト9行目", "value": "令和7年度の実績 17人", "quote": "17\n45 人 & <b>"}


def test_a_report_takes_the_value_and_the_place_along() -> None:
    fields = parse_qs(urlsplit(PORTAL.report("p/#i", "指標", **EVERY)).query)
    assert [fields[name] for name in EVERY] == [["資料2 テキスト9行目"], ["令和7年度の実績 17人"], ["17 45 人 & <b>"]]
    (body,) = parse_qs(urlsplit(PORTAL.write("p/#i", "指標", **EVERY)).query)["body"]
    assert body.splitlines() == [
        "ページ：https://a.example/p/p/#i",
        "項目：指標",
        "サイトの値：令和7年度の実績 17人",
        "資料の場所：資料2 テキスト9行目",
        "資料のことば：17 45 人 & <b>",
    ]


def test_a_report_without_a_value_does_not_name_it() -> None:
    assert parse_qs(urlsplit(PORTAL.report("p/", "指標")).query).keys() == {"template", "page", "title", "item"}
    assert parse_qs(urlsplit(PORTAL.write("p/", "指標")).query)["body"] == [
        "ページ：https://a.example/p/p/\n項目：指標\n"
    ]


@pytest.mark.parametrize("page", ["p/#i", f"{'p' * 64}/{'m' * 64}/#{'i' * 64}.{'j' * 64}"], ids=["short", "longest"])
@pytest.mark.parametrize(
    "text", [LONG, "&" * 500, "🏯" * 200, "a" * 3000], ids=["Japanese", "signs", "astral", "ASCII"]
)
def test_the_address_of_a_report_stays_short(page: str, text: str) -> None:
    for address in (
        PORTAL.report(page, text, place=text, value=text, quote=text),
        PORTAL.write(page, text, place=text, value=text, quote=text),
    ):
        assert 1500 < len(address) < 2000
        fields = parse_qs(urlsplit(address).query, strict_parsing=True, errors="strict")
        assert page in (fields.get("page") or fields["body"])[0]
        shown = [line for values in fields.values() for line in values[0].splitlines() if text[0] in line]
        assert len(shown) >= 4
        assert all(line.endswith("…") for line in shown if page not in line)


def test_an_ordinary_quotation_is_whole() -> None:
    quote = "事業承継セミナーの参加者数は、令和7年度に17人となり、目標の45人を下回った。" * 2
    page, item = "aobano-commerce/heir-seminar-participants/", "事業承継セミナーの開催 セミナー参加者数"
    address = PORTAL.report(page, item, **(EVERY | {"quote": quote}))
    assert parse_qs(urlsplit(address).query)["quote"] == [quote]


@pytest.mark.parametrize(
    ("page", "item", "place", "value"),
    [
        (
            "aobano-commerce/heir-seminar-participants/",
            "事業承継講座 参加者数",
            "資料2 テキスト9行目",
            "令和7年度の実績 17人",
        ),
        ("aobano-commerce/makers/#heir-seminar", "事業承継講座", "資料2 テキスト9行目", ""),
        ("aobano-commerce/", "あおば野市商工業計画", "", ""),
    ],
    ids=["an indicator", "a programme", "a plan"],
)
def test_every_item_can_be_reported(
    page: str, item: str, place: str, value: str, commerce_evaluation: Evaluation
) -> None:
    tree = build_tree([commerce_evaluation], Pages(ROOT / "site_templates" / "pages", PORTAL), no_drawing, {})
    html = tree[f"{page.partition('#')[0]}index.md"].decode()
    links = [unescape(href) for href in re.findall(r'href="([^"]*)"', html)]
    for address in (
        PORTAL.report(page, item, place=place, value=value),
        PORTAL.write(page, item, place=place, value=value),
    ):
        assert links.count(address) == 1
