"""Numbers, tables and maps as HTML."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from imgrec.errors import CourseError
from imgrec.figures import LIGHT
from imgrec.ui import maps, numbers
from imgrec.ui.lesson_words import Words
from imgrec.ui.numbers import Bar, Term


def test_a_negative_number_has_a_true_minus_sign() -> None:
    assert numbers.number(-0.786) == "\N{MINUS SIGN}0.786"


def test_zero_has_no_sign() -> None:
    assert numbers.number(-0.0001) == numbers.number(-0.0) == "0.000"


def test_large_numbers_are_grouped() -> None:
    assert numbers.number(4200842, 0) == "4,200,842"


def test_a_plus_stands_before_what_is_not_negative() -> None:
    assert [numbers.signed(value, 1) for value in (1.0, -1.0)] == ["+1.0", "\N{MINUS SIGN}1.0"]


@pytest.mark.parametrize(
    ("share", "text"), [(0.747, "74.7 %"), (0.0, "0.0 %"), (0.0004, "< 0.1 %"), (1.0, "100.0 %")]
)
def test_a_small_share_never_reads_as_nothing(share: float, text: str) -> None:
    assert numbers.percent(share) == text


def test_a_share_is_counted_with_as_in_the_browser() -> None:
    """Its twin in JavaScript has no float32; `texts.json` of its fixtures holds both alike."""
    share = np.float32(0.0055)  # a hundred times as much is 0.55, or a little less

    assert numbers.percent(share) == numbers.percent(float(share)) == "0.5 %"
    assert numbers.percent(-12.5) == "\N{MINUS SIGN}1,250.0 %"


def test_a_table_marks_only_the_chosen_cell() -> None:
    values = np.array([[1.0, -2.0]], dtype=np.float32)

    html = numbers.table(values, LIGHT.values.paint(values, 2), caption="c", chosen=[(0, 1)])

    assert html.count('class="ir-on"') == 1
    assert '"ir-on" style="background:#C8670B;color:#000000">\N{MINUS SIGN}2.000</td>' in html


def test_words_of_people_are_escaped() -> None:
    assert "<script>" not in numbers.equation(Term("1", "<script>"))
    assert "<script>" not in numbers.sentence("**<script>**")


def test_bars_about_zero_have_half_the_width_each() -> None:
    html = numbers.bars([Bar("a", 1.0, "1"), Bar("b", -0.5, "x")], colour="#1", below="#2")

    assert 'ir-left" style="width:50.00%;background:#1"' in html
    assert 'ir-right" style="width:25.00%;background:#2"' in html


def test_a_bar_of_nothing_is_not_drawn() -> None:
    assert "<i" not in numbers.bars([Bar("a", 0.0, "0")], colour="#1")


def test_a_window_over_the_edge_is_marked_as_far_as_it_goes() -> None:
    html = maps.picture(np.zeros((4, 4, 3), np.uint8), "a map", window=(-1, 3, 3, 3))

    assert "top:0.000%;left:75.000%;height:50.000%;width:25.000%" in html


def test_a_sheet_names_every_map_and_marks_the_chosen_one() -> None:
    html = maps.sheet(np.zeros((3, 2, 2, 3), np.uint8), word="map", chosen=1)

    assert [f'alt="map {n}"' in html for n in range(3)] == [True] * 3
    assert html.count('class="ir-on"') == 1


def test_a_lessons_words_are_filled_in(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "demo.toml").write_text('says = "{a:.2f}, {b:share}, {c:share2}"', "utf-8")
    words = Words(str(tmp_path / "demo.py"))

    assert words("says", a=-1, b=0.5, c=0.12345) == "\N{MINUS SIGN}1.00, 50.0 %, 12.35 %"
    with pytest.raises(CourseError, match="Expected a text missing"):
        words("missing")
    with pytest.raises(CourseError, match=r"to use only a\. Received \{b\}"):
        words("says", a=1)
