"""The notice of `serve`: on top of every page, below its head, once, with so many problems as can be read."""

import pytest

from generator.publish.site.notice import SHOWN, with_notice

HEAD = b"---\ntitle: a\n---\n\n"
PAGE = HEAD + b"<p>text</p>\n\n---\n\nmore\n"


@pytest.mark.parametrize("page", [PAGE, b"<p>no head</p>\n", b""], ids=["with a head", "without one", "empty"])
def test_a_notice_stands_between_the_head_and_the_text(page: bytes) -> None:
    (found,) = with_notice({"a/index.md": page}, ["まちがい"]).values()
    head = HEAD if page is PAGE else b""
    assert found.startswith(head + b'<div class="problem" role="alert">')
    assert found.endswith(b"</div>\n\n" + page.removeprefix(head))
    assert "<li>まちがい</li>" in found.decode()


def test_a_new_notice_takes_the_place_of_the_old_one() -> None:
    old = with_notice({"a.md": PAGE}, ["一つめ"])
    assert with_notice(old, ["二つめ"]) == with_notice({"a.md": PAGE}, ["二つめ"])


def test_other_files_stay_as_they_are() -> None:
    tree = {"a.csv": b"x", "b.svg": b"<svg/>"}
    assert with_notice(tree, ["まちがい"]) == tree


@pytest.mark.parametrize(("problems", "items", "more"), [(1, 1, ""), (SHOWN, SHOWN, ""), (SHOWN + 3, SHOWN + 1, "3件")])
def test_so_many_problems_are_listed(problems: int, items: int, more: str) -> None:
    found = with_notice({"a.md": b""}, ["まちがい"] * problems)["a.md"].decode()
    assert found.count("<li>") == items
    assert (f"<li>このほかに{more}</li>" in found) is bool(more)


def test_what_a_plan_states_stays_text() -> None:
    found = with_notice({"a.md": b""}, ["「<script>[a](b)」という項目はありません"])["a.md"].decode()
    assert "<script>" not in found
    assert "[a](b)" not in found
