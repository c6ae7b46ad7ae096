"""The canvas: the width of a text, and where a long one is broken."""

from generator.publish.charts.canvas import width_of, wrapped


def test_a_glyph_that_the_font_lacks_counts_as_one_em() -> None:
    assert width_of("𠮷", 20) == width_of("产", 20) == width_of("一", 20)
    assert width_of("i", 20) < width_of("一", 20)


def test_a_long_text_is_broken_and_cut() -> None:
    assert list(wrapped("一二三、四五六", 10, 32, 2)) == ["一二三、", "四五六"]
    assert list(wrapped("一二三四五六七八", 10, 32, 2)) == ["一二三", "四五…"]
