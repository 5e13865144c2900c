"""A lesson, a network and a picture's trace -> a worksheet as PDF: blanks, then the answers.

Two pages of A4, in black, white and greys, for any printer. The words are in `takeaway.toml`.
"""

from __future__ import annotations

import io
import textwrap
from collections.abc import Callable

from matplotlib.axes import Axes
from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from imgrec import course
from imgrec.course_words import CourseWords
from imgrec.lesson import Lesson
from imgrec.network import Network
from imgrec.takeaway import answer_exercises, picture_exercises
from imgrec.takeaway.sheet import Cell, Grid, Item, Sheet
from imgrec.trace import Trace

WORDS = "takeaway.toml"
SHARED = "takeaway"
EXERCISES: dict[str, Callable[[Network, Trace, CourseWords], Sheet]] = {
    "pixels": picture_exercises.pixels,
    "convolution": picture_exercises.convolution,
    "max_pooling": picture_exercises.max_pooling,
    "flatten": picture_exercises.flatten,
    "dense": answer_exercises.dense,
    "dropout": answer_exercises.dropout,
    "output": answer_exercises.output,
    "training": answer_exercises.training,
    "recognising": answer_exercises.recognising,
}

WIDTH, HEIGHT = 210.0, 297.0  # millimetres
MARGIN, PICTURE = 18.0, 38.0
ROW, MOST_WIDE, FIRST_WIDE = 7.5, 26.0, 34.0
LETTERS = 88  # in a line of running text
INK, SHADE, LINE = "0.1", "0.92", "0.45"


def sheet(lesson: Lesson, network: Network, trace: Trace, *, language: str = "en") -> Sheet:
    """What the worksheet of this lesson asks about this picture, and the answers."""
    words = CourseWords(lesson.folder, WORDS, language)
    return EXERCISES[lesson.slug](network, trace, words)


def worksheet(lesson: Lesson, network: Network, trace: Trace, *, language: str = "en") -> bytes:
    """Draw the worksheet.

    Args:
        lesson: one of those in `EXERCISES`.
        network: whose weights are asked about.
        trace: the learner's picture in that network.
        language: of the words.

    Returns:
        A PDF of two pages.
    """
    shared = CourseWords(course.root() / SHARED, WORDS, language)
    asked = sheet(lesson, network, trace, language=language)
    intro = CourseWords(lesson.folder, WORDS, language)("worksheet")
    out = io.BytesIO()
    with PdfPages(out, metadata={"Title": f"imgrec: {lesson.title}", "CreationDate": None}) as pdf:
        for answers in (False, True):
            page = _Page(answers=answers)
            page.head(lesson.title, intro, kind=shared("answers" if answers else "questions"))
            page.picture(trace)
            for grid in asked.grids:
                page.grid(grid)
            for item in asked.items:
                page.item(item)
            page.foot(shared("rounded" if answers else "fill_in"))
            pdf.savefig(page.figure)
    return out.getvalue()


class _Page:
    """One page, filled from above; `answers` fills in the blanks. Millimetres from top left."""

    def __init__(self, *, answers: bool) -> None:
        self.answers = answers
        self.figure = Figure(figsize=(WIDTH / 25.4, HEIGHT / 25.4), facecolor="white")
        self.axes: Axes = self.figure.add_axes((0, 0, 1, 1), xlim=(0, WIDTH), ylim=(HEIGHT, 0))
        self.axes.axis("off")
        self.top = MARGIN + 6

    def head(self, title: str, intro: str, *, kind: str) -> None:
        self._text(MARGIN, self.top, title, size=20, weight="bold")
        self._text(WIDTH - MARGIN, self.top, kind, size=11, ha="right")
        self._lines(intro, letters=62, top=self.top + 12)
        self.top += PICTURE + 12

    def picture(self, trace: Trace) -> None:
        left, bottom = WIDTH - MARGIN - PICTURE, MARGIN + 12 + PICTURE
        place = (left / WIDTH, 1 - bottom / HEIGHT, PICTURE / WIDTH, PICTURE / HEIGHT)
        small = self.figure.add_axes(place)
        small.imshow(trace.image, interpolation="nearest")
        small.set(xticks=[], yticks=[])

    def grid(self, grid: Grid) -> None:
        self.top = self._lines(grid.heading, letters=LETTERS, top=self.top) + 1
        named = not grid.rows[-1][0].blank and len(grid.rows[0]) > 4
        first = FIRST_WIDE if named or len(grid.rows[0]) == 3 else MOST_WIDE
        wide = min(MOST_WIDE, (WIDTH - 2 * MARGIN - first) / max(len(grid.rows[0]) - 1, 1))
        for row in grid.rows:
            for place, cell in enumerate(row):
                left = MARGIN + (first + (place - 1) * wide if place else 0)
                self._cell(cell, left, wide if place else first)
            self.top += ROW
        self.top += 8

    def item(self, item: Item) -> None:
        self.top = self._lines(item.text, letters=LETTERS, top=self.top) + 1
        self._cell(Cell(item.answer, blank=True), MARGIN, 2 * MOST_WIDE)
        self.top += ROW + 7

    def foot(self, text: str) -> None:
        self._lines(text, letters=LETTERS + 14, top=HEIGHT - MARGIN - 2, size=8.5)

    def _cell(self, cell: Cell, left: float, wide: float) -> None:
        shade = "white" if cell.blank else SHADE
        box = Rectangle((left, self.top), wide, ROW, facecolor=shade, edgecolor=LINE, lw=0.8)
        self.axes.add_patch(box)
        if self.answers or not cell.blank:
            weight = "bold" if cell.blank else "normal"
            middle = (left + wide / 2, self.top + ROW / 2)
            self._text(*middle, cell.text, size=9.5, weight=weight, ha="center", va="center")

    def _lines(self, text: str, *, letters: int, top: float, size: float = 10.5) -> float:
        for line in textwrap.wrap(text, letters):
            self._text(MARGIN, top, line, size=size)
            top += size * 0.5
        return top

    def _text(self, x: float, y: float, text: str, **style: object) -> None:
        self.axes.text(x, y, text, color=INK, parse_math=False, **style)  # type: ignore[arg-type]
