"""CSV and TSV: every encoding and separator that Excel and Japanese programs write gives the same grid."""

import pytest

from tests.tables.shown import only, read, shown

ROWS = [["指標", "R6", "R7"], ["来街者数", "1,234人", ""], ["改行\nあり", "△5", "―"]]
GRID = "指標 | R6 | R7\n来街者数 | 1,234人 | \n改行/あり | △5 | ―"


def written(separator: str, end: str = "\n") -> str:
    return "".join(separator.join(f'"{cell}"' for cell in row) + end for row in ROWS)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "utf-16"])
@pytest.mark.parametrize("separator", [",", "\t", ";"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_encoding_separator_and_line_end(encoding: str, separator: str, end: str) -> None:
    grid = only(read("a.csv", written(separator, end).encode(encoding)))
    assert shown(grid) == GRID
    assert (grid.kind, grid.rows[1][2].place, grid.rows[2][0].place) == ("csv", "C2", "A3")


@pytest.mark.parametrize(
    ("content", "grid"),
    [
        pytest.param("a,b,c\n1\n2,3\n", "a | b | c\n1 |  | \n2 | 3 | ", id="rows of several lengths"),
        pytest.param("\n,,\n,a,b\n,1,2\n,,\n", "a | b\n1 | 2", id="blank rows and columns at the ends"),
        pytest.param(
            "名前;値\n1,5;2,5\n3,5;4,5\n1;2\n", "名前 | 値\n1,5 | 2,5\n3,5 | 4,5\n1 | 2", id="commas in cells"
        ),
        pytest.param('a,b\n5" 管,"x ""y"""\n', 'a | b\n5" 管 | x "y"', id="quotes within a cell"),
    ],
)
def test_odd_but_plain_files(content: str, grid: str) -> None:
    assert shown(only(read("a.csv", content))) == grid


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        pytest.param(b'a,b\n1,2\n"3,4\n5,6\n', "CSVの3行目からが読めません", id="a quote left open"),
        pytest.param("a,b\nあ,い\n".encode("euc_jp"), "2行目の文字が読めません", id="another encoding"),
        pytest.param(b"a,b\n1,\x81\n", "2行目の文字が読めません", id="broken characters"),
        pytest.param(b"a,b\n1,\0\n", "2行目に、目に見えない制御文字（U+0000）", id="binary"),
        pytest.param(b"a\n" + b"," * 600, "2行目の列が多すぎます（601列", id="too many columns"),
        pytest.param(b"a\n" * 20_001, "上限は20,000行", id="too many rows"),
        pytest.param(b"a,b\n1," + b"x" * 20_001, "2行目に、長すぎるセル", id="too long a cell"),
        pytest.param(b"a," + b"x" * 140_000, "CSVの1行目", id="a cell above the reader's own limit"),
        pytest.param(b"", "表が見つかりません", id="nothing"),
        pytest.param(b",,\n,,\n", "表が見つかりません", id="blank cells only"),
    ],
)
def test_what_cannot_be_read_is_explained_at_its_line(content: bytes, problem: str) -> None:
    found = read("a.csv", content)
    assert found.grids == ()
    (explained,) = found.problems
    assert problem in explained
