"""Many pictures and their answers -> one sheet to look through: a matplotlib figure."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.figure import Figure
from numpy.typing import NDArray

from imgrec.figures.colours import LIGHT
from imgrec.figures.letters import drawable

COLUMNS = 8
CELL, GAP, WORDS = 32, 6, 13  # in pixels of the network: a picture, between two, three lines below
INCHES = 1.15  # a picture's side on the sheet
LONGEST = 17  # letters of a name that fit under a picture
FAMILY = "DejaVu Sans"


@dataclass(frozen=True, eq=False)
class Cell:
    """One picture on the sheet.

    Attributes:
        pixels: uint8 `(32, 32, 3)`.
        name: of the file.
        answer: what the network takes it for.
        share: how probable it finds that, as it is shown.
    """

    pixels: NDArray[np.uint8]
    name: str
    answer: str
    share: str


def contact_sheet(cells: Sequence[Cell], title: str) -> Figure:
    """Lay pictures in rows, each with its name, its answer and how probable that is.

    All of them are painted as one image, so that a sheet of 200 takes no longer than one of ten.

    Args:
        cells: at least one.
        title: stands above.
    """
    columns = min(COLUMNS, len(cells))
    rows = math.ceil(len(cells) / columns)
    width, height = columns * (CELL + GAP), rows * (CELL + WORDS + GAP)
    figure = Figure(
        figsize=(width * INCHES / CELL, (height + WORDS) * INCHES / CELL), facecolor=LIGHT.card
    )
    axes = figure.add_axes((0, 0, 1, height / (height + WORDS)))
    axes.imshow(_painted(cells, columns, (height, width)), interpolation="nearest")
    axes.set_axis_off()
    for place, cell in enumerate(cells):
        row, column = divmod(place, columns)
        x, y = column * (CELL + GAP) + GAP / 2, row * (CELL + WORDS + GAP) + CELL + 1
        name, fonts = drawable(_short(cell.name), FAMILY)
        axes.text(x, y, name, size=6.5, color=LIGHT.muted, va="top", family=fonts, parse_math=False)
        answer = f"{cell.answer}  {cell.share}"
        axes.text(x, y + 5, answer, size=7, weight="bold", color=LIGHT.ink, va="top")
    figure.text(GAP / 2 / width, 1 - 0.35 * WORDS / (height + WORDS), title, size=10, va="center")
    return figure


def _painted(cells: Sequence[Cell], columns: int, shape: tuple[int, int]) -> NDArray[np.uint8]:
    sheet = np.full((*shape, 3), 255, np.uint8)  # paper
    for place, cell in enumerate(cells):
        row, column = divmod(place, columns)
        top, left = row * (CELL + WORDS + GAP), column * (CELL + GAP) + GAP // 2
        sheet[top : top + CELL, left : left + CELL] = cell.pixels
    return sheet


def _short(name: str) -> str:
    half = LONGEST // 2
    return name if len(name) <= LONGEST else f"{name[:half]}…{name[-half:]}"
