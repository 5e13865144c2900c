"""What a learner takes away: a table that a spreadsheet opens, and a picture."""

from __future__ import annotations

import csv
import io
from datetime import datetime

import numpy as np
import pytest
from matplotlib.font_manager import fontManager
from PIL import Image

from imgrec.figures.letters import fonts_for
from imgrec.progress.certificate import Row, Words, certificate, undrawable
from imgrec.progress.summary import Tried, summarise
from imgrec.progress.table import COLUMNS, to_csv

EARLY, LATE = datetime(2026, 1, 2, 3, 4, 5), datetime(2026, 1, 2, 3, 4, 6)


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


def drawn(words: Words) -> Image.Image:
    lessons = [Row(f"Lesson {n}", n / 10, f"{n} of 10 read") for n in range(10)]
    return Image.open(io.BytesIO(certificate(words, lessons)))


def test_the_table_tells_everything_oldest_first() -> None:
    answers = [Tried("dense", "sum", False, [0, 2], LATE)]
    told = rows(to_csv(answers, [("pixels", "Numbers, not colours", EARLY)]))

    assert told == [
        list(COLUMNS),
        ["2026-01-02T03:04:05Z", "section read", "pixels", "Numbers, not colours", "", ""],
        ["2026-01-02T03:04:06Z", "answer", "dense", "sum", "false", "[0, 2]"],
    ]


def test_a_negative_number_stays_a_number_and_a_formula_becomes_text() -> None:
    answers = [Tried("dense", name, True, -0.5, EARLY) for name in ("=1+1", "@sum")]

    assert [row[3:] for row in rows(to_csv(answers, []))[1:]] == [
        ["'=1+1", "true", "-0.5"],
        ["'@sum", "true", "-0.5"],
    ]


def test_marks_know_when_the_last_thing_was_kept() -> None:
    progress = summarise([Tried("dense", "sum", True, 1, EARLY)], [("pixels", "One", LATE)])

    assert progress.last == LATE
    assert set(progress.lessons) == {"dense", "pixels"}


def test_the_certificate_is_a_sheet_of_paper_on_its_side() -> None:
    picture = drawn(Words("Title", "", "Sentence", "Foot"))

    assert picture.format == "PNG"
    assert picture.size == (1753, 1240)


def test_a_name_is_drawn_as_it_is_written() -> None:
    named, nameless = (drawn(Words("Title", n, "Sentence", "Foot")) for n in ("$x_1$ Åsa", ""))

    assert np.any(np.asarray(named) != np.asarray(nameless))


@pytest.fixture
def only_matplotlib_s_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no other font be installed."""
    shipped = [entry for entry in fontManager.ttflist if entry.name.startswith("DejaVu")]
    monkeypatch.setattr(fontManager, "ttflist", shipped)


@pytest.mark.usefixtures("only_matplotlib_s_fonts")
def test_letters_that_no_font_holds_are_named_once() -> None:
    assert undrawable("李 Åsa 明李") == "李明"
    assert undrawable("Åsa Ελένη Юрий") == ""


@pytest.mark.usefixtures("only_matplotlib_s_fonts")
def test_another_font_draws_what_the_first_does_not_hold() -> None:
    families, lacking = fonts_for("سلمى", "DejaVu Serif")

    assert (families[0], lacking) == ("DejaVu Serif", "")
    assert "DejaVu Sans" in families


@pytest.mark.usefixtures("only_matplotlib_s_fonts")
def test_a_name_that_cannot_be_drawn_leaves_the_line_of_no_name() -> None:
    unwritten, nameless = (drawn(Words("Title", n, "Sentence", "Foot")) for n in ("李明", ""))

    assert np.array_equal(np.asarray(unwritten), np.asarray(nameless))
