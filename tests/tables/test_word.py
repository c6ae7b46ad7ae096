"""Word documents: merged cells, marks, tracked changes; what Word hides or has deleted is not read."""

import io
import zipfile

import pytest

from tests.tables.shown import only, read, shown

_SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def document(body: str, **parts: str) -> bytes:
    out = io.BytesIO()
    content = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f"<w:document {_SPACE}><w:body>{body}</w:body></w:document>",
    }
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in {**content, **parts}.items():
            archive.writestr(name, text)
    return out.getvalue()


def run(text: str, look: str = "") -> str:
    return f"<w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t></w:r>"


def cell(content: str, merge: str = "") -> str:
    inner = content if content.startswith("<") else run(content)
    return f"<w:tc><w:tcPr>{merge}</w:tcPr><w:p>{inner}</w:p></w:tc>"


def table(*lines: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{line}</w:tr>' for line in lines)}</w:tbl>"


def paragraph(text: str) -> str:
    return f"<w:p>{run(text)}</w:p>"


WIDE, DOWN, GOES_ON = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
PLAIN = table(cell("甲") + cell("1"), cell("乙") + cell("2"))


def test_merged_cells_and_the_name() -> None:
    body = paragraph("指標一覧") + table(
        cell("指標", DOWN) + cell("実績", WIDE),
        cell("", GOES_ON) + cell("R5") + cell("R6"),
        cell("件数") + cell("1") + cell("2"),
    )
    grid = only(read("a.docx", document(body)))
    assert (grid.name, grid.kind, grid.rows[2][1].place) == ("指標一覧", "word", "3:2")
    assert shown(grid) == "指標 | 実績 | 実績^\n指標^ | R5 | R6\n件数 | 1 | 2"


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (run("60", "<w:strike/>") + run("72"), "~~60~~72 {取り消し線}"),
        (run("60", '<w:strike w:val="0"/>') + run("72"), "6072"),
        (run("5") + run("1)", '<w:vertAlign w:val="superscript"/>'), "5^1) {上付き}"),
        (run("5") + run("9", "<w:vanish/>"), "5"),
        (f"<w:del><w:r><w:delText>60</w:delText></w:r></w:del><w:ins>{run('72')}</w:ins>", "72"),
        ("<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t></w:r>", "甲/乙 丙"),
        (f"<w:hyperlink>{run('名')}</w:hyperlink>", "名"),
    ],
)
def test_a_cell_as_a_person_sees_it(content: str, text: str) -> None:
    body = table(cell("甲") + cell(content), cell("乙") + cell("2"))
    assert shown(only(read("a.docx", document(body)))) == f"甲 | {text}\n乙 | 2"


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        pytest.param(document(paragraph("文章")), "表が見つかりません", id="no table"),
        pytest.param(document(PLAIN + "<oops"), "中身を読めません", id="no XML"),
        pytest.param(document(PLAIN, **{"word/vbaProject.bin": ""}), "マクロを含む", id="macros"),
        pytest.param(document(table(cell("甲", '<w:gridSpan w:val="900"/>'))), "大きすぎます（1行目", id="wide"),
        pytest.param(document(table(cell("あ" * 20_001))), "1行目に、長すぎるセル", id="long text"),
        pytest.param(document("<w:sdt>" * 99 + PLAIN + "</w:sdt>" * 99), "入れ子", id="deep"),
    ],
)
def test_what_cannot_be_read_is_explained(content: bytes, problem: str) -> None:
    (explained,) = read("a.docx", content).problems
    assert problem in explained
