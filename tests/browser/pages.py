"""Pages of the frozen portal, one of every kind, by address: what stands at the top of each."""

from typing import Any

import pytest

PAGES = {
    "": "市町村の計画は、いまどこまで進んだか",
    "umibe-industry/": "海辺市産業振興計画（第2期）",
    "umibe-industry/contacts/": "問い合わせ先",
    "umibe-industry/crafts/": "施策1 技の継承",
    "umibe-industry/shops/": "商店街",
    "umibe-industry/budget/": "お金",
    "umibe-industry/people/": "会議と行事",
    "umibe-industry/quality/": "出典とデータの質",
    "umibe-council/": "海辺市産業会議（平成29年11月30日）",
    "072907/": "海辺市",
    "themes/succession/": "事業承継",
    "aobano-commerce/": "あおば野市商工業計画",
    "aobano-commerce/makers/": "担い手となる事業者の育成",
    "aobano-commerce/heir-advice-clients/": "新規相談者数",
    "umibe-industry/visits/": "見学",
    "umibe-industry/mood/": "街の印象",
    "umibe-industry/empty-shops/": "空き店舗",
    "missed/": "届かなかった約束",
    "missed/themes/": "届かなかった約束（テーマごと）",
    "met/": "達成した約束",
    "met/leads/": "達成した約束（担当ごと）",
    "about/": "このサイトについて",
    "about/grades/": "評価の読み方",
    "data/": "データ",
    "data/rules/": "機械可読性のルール",
    "aobano-commerce/brief/": "あおば野市商工業計画　1枚のまとめ",
    "aobano-commerce/cite/": "引用のしかた",
    "manual/": "職員の手引き",
    "manual/figures/": "今年度の実績を入れる",
    "manual/enter/": "実績を入れる",
    "manual/new-plan/": "新しい計画を載せる",
    "manual/corrections/": "まちがいを直す",
    "manual/grading/": "評価のしかたを決める",
    "manual/import/": "表から写す",
    "manual/upkeep/": "更新の担当と期限",
    "manual/search-words/": "検索のことばを足す",
    "manual/checks/": "エラーの意味",
    "manual/checks/unit-in-number/": "数値に単位や記号を付けないこと（単位は unit に書く）。",
    "manual/fields/": "項目の一覧",
    "manual/example/": "計画ファイルの見本",
    "about/operate/": "このサイトを自分のまちで公開する",
    "list/": "計画の一覧",
    "late/": "更新が遅れている項目",
    "corrections/": "訂正履歴",
    "search/": "さがす",
    "themes/": "テーマ",
    "aobano-commerce/list/": "指標と事業の一覧",
    "aobano-commerce/list/year-2025/": "令和7年度（2025年度）の指標",
    "aobano-commerce/list/grade-c/": "評価「C 大幅な見直し」の指標 C",
    "about/computation/": "計算のきまり",
    "about/glossary/": "ことばの説明",
    "about/report/": "まちがいを知らせる・問い合わせる",
    "about/accessibility/": "ウェブアクセシビリティ方針",
    "about/accessibility-results/": "アクセシビリティ試験の結果",
    "about/privacy/": "個人の情報の扱い",
}
NOT_FOUND = {"404.html": "ページが見つかりません"}
WITH_A_BARRIER = {"late/": "the tables of two late plans are regions of the same name (axe: landmark-unique)"}
TOO_WIDE = {
    "umibe-industry/crafts/": "the long name of an evaluation among the facts does not break at 320px",
    "umibe-industry/quality/": "with wider spacing, the page is 12px wider than a window of 320px",
}
"""Known faults, found with the frozen portal's data and not fixed yet; a test that passes again fails as a reminder."""


def known(faults: dict[str, str], path: str, *values: str) -> Any:
    """Return a test's parameters for a page; if its fault is known, the test is expected to fail."""
    marks = [pytest.mark.xfail(reason=faults[path], raises=AssertionError)] if path in faults else []
    return pytest.param(path, *values, marks=marks)
