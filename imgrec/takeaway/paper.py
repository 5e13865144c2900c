"""Parts of a worksheet -> one page of A4, drawn: greys alone, for any printer.

Everything is measured in millimetres from the top left corner, text by its real width.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from numpy.typing import NDArray

from imgrec.takeaway.lines import POINT, width_of, wrapped
from imgrec.takeaway.sheet import Cell, Frame, Grid, Item

WIDTH, HEIGHT, MARGIN = 210.0, 297.0, 18.0
INNER = WIDTH - 2 * MARGIN
PICTURE, BESIDE = 40.0, 122.0  # the picture's side, and the room for text at its left
HEAD = 66.0  # where the tables begin
ROW, NARROWEST, AIR = 10.0, 16.0, 5.0  # of cells
ANSWER, FOOT = 46.0, 14.0
ACROSS, FEWEST = 35, 4  # squares of the squared paper
SQUARE = INNER / ACROSS
INK, MUTED, SHADE, LINE, PALE = "0.1", "0.35", "0.93", "0.45", "0.82"
TEXT, LEADING = 10.0, 1.45  # points, and how far apart lines are, in heights of letters
SIGN = 12.0
LINE_HIGH = TEXT * POINT * LEADING


class Paper:
    """One page, filled from above; `answers` fills in the blanks."""

    def __init__(self, *, answers: bool) -> None:
        self.answers = answers
        self.figure = Figure(figsize=(WIDTH / 25.4, HEIGHT / 25.4), facecolor="white")
        self.axes: Axes = self.figure.add_axes((0, 0, 1, 1), xlim=(0, WIDTH), ylim=(HEIGHT, 0))
        self.axes.axis("off")
        self.top = HEAD

    def head(self, kind: str, title: str, intro: str) -> None:
        """What it is, the lesson, and what to do."""
        self._text(MARGIN, MARGIN, kind, size=10, color=MUTED)
        self._text(MARGIN, MARGIN + 5, title, size=20, weight="bold", family="serif")
        self._lines(intro, MARGIN, MARGIN + 17, width=BESIDE)

    def signature(self, name: str, date: str) -> None:
        """Two lines to write on."""
        at = HEAD - 8
        for left, right, word in ((MARGIN, 100.0, name), (104.0, MARGIN + BESIDE, date)):
            self._text(left, at, word, size=9, color=MUTED, va="bottom")
            start = left + width_of(word, 9) + 2
            self.axes.plot((start, right), (at, at), color=LINE, lw=0.7)

    def picture(self, image: NDArray[np.float32], frame: Frame | None) -> None:
        """The picture `(rows, columns, 3)`, 0 to 1, with what is asked about in a frame."""
        left, bottom = WIDTH - MARGIN - PICTURE, MARGIN + PICTURE
        place = (left / WIDTH, 1 - bottom / HEIGHT, PICTURE / WIDTH, PICTURE / HEIGHT)
        small = self.figure.add_axes(place, xticks=[], yticks=[])
        small.imshow(image, interpolation="nearest")
        if frame is None:
            return
        corner = (frame.column - 0.5, frame.row - 0.5)
        for colour, line in (("white", 3.2), ("black", 1.4)):
            box = Rectangle(corner, frame.side, frame.side, fill=False, ec=colour, lw=line)
            small.add_patch(box)

    def grids(self, grids: Sequence[Grid]) -> None:
        """All tables; those with a sign beside the one before."""
        starts = [place for place, grid in enumerate(grids) if not grid.sign]
        for start, end in zip(starts, [*starts[1:], len(grids)], strict=True):
            self._beside(grids[start:end])

    def items(self, items: Iterable[Item]) -> None:
        """All questions, each with a box for its answer at the right."""
        for item in items:
            lines = wrapped(item.text, INNER - ANSWER - AIR, TEXT)
            high = len(lines) * LINE_HIGH
            self._cell(Cell(item.answer, blank=True), WIDTH - MARGIN - ANSWER, self.top, ANSWER)
            self._put(lines, MARGIN, self.top + max(0.0, (ROW - high) / 2) + 0.8)
            self.top += max(high, ROW) + 4

    def squares(self, word: str) -> None:
        """Squared paper down to the foot, to work things out on; none where little is left."""
        top = self.top + 10
        down = int((HEIGHT - MARGIN - FOOT - top) // SQUARE)
        if down < FEWEST:
            return
        self._text(MARGIN, top - 6, word, size=9, color=MUTED)
        ys, xs = top + np.arange(down + 1) * SQUARE, MARGIN + np.arange(ACROSS + 1) * SQUARE
        self.axes.hlines(ys, xs[0], xs[-1], color=PALE, lw=0.5)
        self.axes.vlines(xs, ys[0], ys[-1], color=PALE, lw=0.5)

    def foot(self, text: str) -> None:
        """What holds for all of the page."""
        self._lines(text, MARGIN, HEIGHT - MARGIN - FOOT + 5, width=INNER - 12, size=8.5)

    def _beside(self, grids: Sequence[Grid]) -> None:
        columns = [_columns(grid) for grid in grids]
        gaps = [width_of(grid.sign, SIGN) + 2 * AIR if grid.sign else 0.0 for grid in grids]
        rights = np.cumsum(np.add(gaps, [sum(wide) for wide in columns])) + MARGIN
        ends = [*rights[:-1], WIDTH - MARGIN]  # the last heading may be longer than its table
        lefts = [right - sum(wide) for right, wide in zip(rights, columns, strict=True)]
        heads = [
            wrapped(grid.heading, end - left, TEXT)
            for grid, left, end in zip(grids, lefts, ends, strict=True)
        ]
        body = self.top + max(map(len, heads)) * LINE_HIGH + 1
        middle = body + min(len(grid.rows) for grid in grids) * ROW / 2
        for place, grid in enumerate(grids):
            left = float(lefts[place])
            at = left - gaps[place] / 2
            self._text(at, middle, grid.sign, size=SIGN, ha="center", va="center")
            self._put(heads[place], left, body - 1 - len(heads[place]) * LINE_HIGH)
            self._table(grid, left, body, columns[place])
        self.top = body + max(len(grid.rows) for grid in grids) * ROW + 7

    def _table(self, grid: Grid, left: float, top: float, columns: Sequence[float]) -> None:
        lefts = left + np.cumsum([0, *columns[:-1]])
        for down, row in enumerate(grid.rows):
            for at, wide, cell in zip(lefts, columns, row, strict=True):
                self._cell(cell, float(at), top + down * ROW, wide)

    def _cell(self, cell: Cell, left: float, top: float, wide: float) -> None:
        shade = "white" if cell.blank else SHADE
        box = Rectangle((left, top), wide, ROW, facecolor=shade, edgecolor=LINE, lw=0.8)
        self.axes.add_patch(box)
        if self.answers or not cell.blank:
            weight = "bold" if cell.blank else "normal"
            middle = (left + wide / 2, top + ROW / 2)
            self._text(*middle, cell.text, weight=weight, ha="center", va="center")

    def _lines(
        self, text: str, left: float, top: float, *, width: float, size: float = TEXT
    ) -> float:
        return self._put(wrapped(text, width, size), left, top, size=size)

    def _put(self, lines: Iterable[str], left: float, top: float, *, size: float = TEXT) -> float:
        for line in lines:
            self._text(left, top, line, size=size)
            top += size * POINT * LEADING
        return top

    def _text(self, x: float, y: float, text: str, **style: object) -> None:
        whole = {"color": INK, "size": TEXT, "va": "top", **style}
        self.axes.text(x, y, text, parse_math=False, **whole)  # type: ignore[arg-type]


def _columns(grid: Grid) -> list[float]:
    """The widths of a table's columns: the first by itself, all others alike."""

    def widest(cells: Iterable[Cell]) -> float:
        wide = (width_of(c.text, TEXT, weight="bold" if c.blank else "normal") for c in cells)
        return max(NARROWEST, max(wide, default=0) + AIR)

    first = widest(row[0] for row in grid.rows)
    others = widest(cell for row in grid.rows for cell in row[1:])
    return [first, *[others] * (len(grid.rows[0]) - 1)]
