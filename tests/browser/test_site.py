"""What a person sees: the pages at phone and desktop width, under a sub-path, with nothing from elsewhere."""

import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe

from generator.evaluation.evaluate import Evaluation
from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

PAGES = {
    "": "市町村の計画は、いまどこまで進んだか",
    "fukushima-sme/": "第2期 福島市中小企業振興プログラム（令和7年度）",
    "fukushima-sme/contacts/": "問い合わせ先",
    "iwaki-chamber/new-demand/": "8. 新たな需要の開拓に寄与する事業に関すること",
    "iwaki-chamber/budget/": "お金",
    "iwaki-council/": "いわき市中小企業・小規模企業振興会議（平成29年11月30日）",
    "iwaki-council/people/": "会議と行事",
    "aizuwakamatsu-sme/local-products/": "施策1 地場産業の振興",
    "aizuwakamatsu-sme/quality/": "出典とデータの質",
    "072044/": "いわき市",
    "themes/succession/": "事業承継",
    "akiruno-commerce/": "あきる野市商工業振興プラン",
    "akiruno-commerce/successors/": "地域経済循環の担い手となる事業者の育成",
    "about/": "このサイトについて",
    "about/grades/": "評価の読み方",
    "data/": "データ",
    "data/rules/": "機械可読性のルール",
    "akiruno-commerce/cite/": "引用のしかた",
    "manual/": "職員の手引き",
    "manual/figures/": "今年度の実績を入れる",
    "manual/new-plan/": "新しい計画を載せる",
    "manual/corrections/": "まちがいを直す",
    "manual/grading/": "評価のしかたを決める",
    "manual/upkeep/": "更新の担当と期限",
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
    "akiruno-commerce/list/": "指標と事業の一覧",
    "akiruno-commerce/list/year-2025/": "令和7年度（2025年度）の指標",
    "akiruno-commerce/list/grade-c/": "評価「C 要大幅改善」の指標 C",
    "about/computation/": "計算のきまり",
    "about/glossary/": "ことばの説明",
    "about/report/": "まちがいを知らせる・問い合わせる",
    "about/accessibility/": "ウェブアクセシビリティ方針",
    "about/accessibility-results/": "アクセシビリティ試験の結果",
    "about/privacy/": "個人の情報の扱い",
}
NOT_FOUND = {"404.html": "ページが見つかりません"}


WIDTHS = pytest.mark.parametrize("visit", [{"width": 360}, {"width": 1280}], indirect=True, ids=["360", "1280"])


@pytest.mark.parametrize(
    "visit", [{"width": 360}, {"more": {"color_scheme": "dark"}}], indirect=True, ids=["phone", "dark"]
)
@pytest.mark.parametrize(("path", "title"), (PAGES | NOT_FOUND).items())
def test_a_page_opens_fits_asks_nobody_else_and_has_no_barrier(
    visit: Visit, address: str, path: str, title: str
) -> None:
    response = visit.page.goto(address + path)
    assert response is not None
    assert response.status == 200
    assert visit.page.locator("h1").all_inner_texts() == [title]
    assert visit.page.locator("html").get_attribute("lang") == "ja"
    assert visit.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert [url for url in visit.requests if not url.startswith(address)] == []
    assert visit.complaints == []
    found = Axe().run(visit.page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []


@WIDTHS
def test_the_scorecard_says_what_the_plan_says(visit: Visit, address: str, akiruno_evaluation: Evaluation) -> None:
    visit.page.goto(f"{address}akiruno-commerce/")
    table = visit.page.locator("table.scorecard")
    heads = [text.split()[0] for text in table.locator("thead th").all_inner_texts()[1:]]
    assert heads == ["令和7年度", "令和6年度", "令和5年度", "令和8年度", "令和3年度"]
    shown = {}
    for row in table.locator("tbody tr:has(td)").all():
        name = row.locator("th a").inner_text()
        shown[name] = [" ".join(cell.inner_text().split()) for cell in row.locator("td").all()]
    assert shown["事業承継セミナー"] == ["C 37.8％", "A 103.3％", "A 105％", "目標 65人", "10人"]
    assert shown["経営支援セミナー"] == ["C 40％", "C 32％", "A 105％", "目標 35人", "― 【新規事業】"]
    published = {
        track.node.measure.name: [code for result in track.results.values() if (code := result.published_code)][::-1]
        for track in akiruno_evaluation.tracks
        if track.node
    }
    assert {name: [cell[0] for cell in cells[:3]] for name, cells in shown.items()} == published
    assert sum(map(len, published.values())) == 42


@WIDTHS
def test_the_first_screen_answers(visit: Visit, address: str) -> None:
    visit.page.goto(f"{address}akiruno-commerce/")
    answer = visit.page.locator(".answer").first
    assert answer.inner_text() == "令和7年度（2025年度）は、14の指標のうち3つが目標に届き、11個が届いていません。"
    box = answer.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] < 640


def test_a_cell_leads_to_the_reason(visit: Visit, address: str) -> None:
    visit.page.goto(f"{address}akiruno-commerce/")
    visit.page.get_by_role("link", name="事業承継相談 令和5年度 C 要大幅改善、50％").click()
    assert visit.page.url == f"{address}akiruno-commerce/successors/#succession-consultation-new-clients"
    indicator = visit.page.locator("#succession-consultation-new-clients")
    indicator.locator("summary").click()
    assert (
        "実績 5人 ÷ 目標 10人 ＝ 50％。50％以下なので「C 要大幅改善」です。公表された評価と同じです。"
        in indicator.inner_text()
    )
    programme = visit.page.locator("#succession-consultation")
    assert programme.inner_text().endswith("事業承継相談")


def test_the_charts_are_shown_with_words_beside_them(visit: Visit, address: str) -> None:
    visit.page.goto(f"{address}akiruno-commerce/successors/")
    charts = visit.page.locator("img.chart")
    assert charts.count() == 6
    for chart in charts.all():
        chart.scroll_into_view_if_needed()
        visit.page.wait_for_function("image => image.complete && image.naturalWidth > 0", arg=chart.element_handle())
    assert "令和7年度は実績17人、目標45人。" in (charts.first.get_attribute("alt") or "")


@pytest.mark.parametrize("visit", [{"more": {"java_script_enabled": False}}], indirect=True)
def test_everything_can_be_read_without_javascript(visit: Visit, address: str) -> None:
    visit.page.goto(f"{address}akiruno-commerce/successors/")
    assert visit.page.locator("table.years").count() == 6
    assert visit.page.locator("img.chart").first.is_visible()
    assert visit.page.get_by_text("市内で創業を検討されている方").is_visible()


@pytest.mark.parametrize("visit", [{"more": {"color_scheme": "dark"}}], indirect=True)
def test_the_dark_is_dark(visit: Visit, address: str) -> None:
    visit.page.goto(f"{address}akiruno-commerce/")
    colours = visit.page.evaluate("(s => [s.backgroundColor, s.color])(getComputedStyle(document.body))")
    assert colours == ["rgb(20, 22, 27)", "rgb(240, 241, 244)"]


def test_a_hostile_plan_is_only_text(visit: Visit, address: str, site: Path) -> None:
    visit.page.goto(f"{address}hostile/", wait_until="networkidle")
    assert visit.page.locator("h1").inner_text() == "<img src=x onerror=alert(1)><script>alert(1)</script>"
    for link in (site / "hostile").glob("m*"):
        visit.page.goto(f"{address}hostile/{link.name}/")
    visit.page.goto(address, wait_until="networkidle")
    visit.page.get_by_role("searchbox").fill("alert")
    visit.page.locator(".found li").first.wait_for()
    assert visit.complaints == []
    assert [url for url in visit.requests if not url.startswith(address)] == []


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        assert tag != "script" or not re.match("https?:", values.get("src") or "")
        self.links += [value for name in ("href", "src") if (value := values.get(name))]
        self.ids |= {value for name, value in attrs if name == "id" and value}


def test_every_link_leads_somewhere(site: Path) -> None:
    pages = {}
    for file in site.rglob("*.html"):
        if file.name != "404.html":
            parser = _Links()
            parser.feed(file.read_text(encoding="utf-8"))
            pages["/" + file.relative_to(site).as_posix().removesuffix("index.html")] = parser
    broken = []
    for page, parser in pages.items():
        for link in parser.links:
            target = urlsplit(urljoin(f"http://site{page}", link))
            path = unquote(target.path)
            if target.scheme in ("tel", "mailto"):
                continue
            if target.netloc != "site":
                broken += [(page, link)] if target.netloc not in ("127.0.0.1", "github.com") else []
            elif path.endswith("/"):
                fragment = unquote(target.fragment)
                known = pages.get(path)
                if known is None or (fragment and fragment not in known.ids):
                    broken.append((page, link))
            elif not (site / path[1:]).is_file():
                broken.append((page, link))
    assert broken == []
    assert len(pages) > 10
