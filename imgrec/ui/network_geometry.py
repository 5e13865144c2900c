"""Where everything of the home page's view lies, in units of its width: 1,112 across.

The style sheet `home.css` lays the columns out by the same numbers, as shares of the width.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

WIDTH = 1112
STARTS = {
    "picture": 0,
    "conv2d": 222,
    "max_pooling2d": 492,
    "flatten": 682,
    "dense": 762,
    "output": 958,
}
SHEET_WIDTH = 211  # of the feature maps, outer gaps included
COLUMNS = 4  # maps in a row of a sheet
FLAT_WIDTH = 26
GRID_WIDTH = 155
GRID_COLUMNS = 16  # units in a row of the grid
BAR_HEIGHT = 29.5
GAP = 6  # between the maps, in pixels of the sheet
MAP_SIDE = 96  # of a feature map, in pixels of the sheet
POOLED_SIDE = 64


@dataclass(frozen=True)
class Point:
    """A place in the view."""

    x: float
    y: float


def column_widths() -> list[int]:
    """How wide each of the six columns is, gaps included."""
    edges = [*STARTS.values(), WIDTH]
    return [right - left for left, right in pairwise(edges)]


def scale() -> float:
    """Units of the view per pixel of a sheet; both sheets share it, so their rows stay level."""
    return SHEET_WIDTH / (COLUMNS * (MAP_SIDE + GAP) + GAP)


def sheet_height(maps: int) -> float:
    """How high so many maps are, from the top of the first to the foot of the last."""
    return (-(-maps // COLUMNS) * (MAP_SIDE + GAP) - GAP) * scale()


def pooled_top(row: int) -> int:
    """Where a row of pooled maps begins, in pixels of the sheet: level with its feature maps."""
    return row * (MAP_SIDE + GAP) + (MAP_SIDE - POOLED_SIDE) // 2


def map_edge(index: int, *, side: int, layer: str, right: bool) -> Point:
    """The middle of the left or right edge of a map; the sheet's outer gap hangs outside."""
    row, column = divmod(index, COLUMNS)
    x = column * (side + GAP) + (side if right else 0)
    y = row * (MAP_SIDE + GAP) + MAP_SIDE / 2
    return Point(STARTS[layer] + x * scale(), y * scale())


def flat_edge(index: int, size: int, *, right: bool, height: float) -> Point:
    """Where a place in the flat vector of `size` numbers lies along its strip."""
    x = STARTS["flatten"] + (FLAT_WIDTH if right else 0)
    return Point(x, height * (index + 0.5) / size)


def unit_edge(index: int, *, right: bool) -> Point:
    """The middle of the left or right edge of a unit in the grid."""
    row, column = divmod(index, GRID_COLUMNS)
    cell = GRID_WIDTH / GRID_COLUMNS
    return Point(STARTS["dense"] + (column + right) * cell, (row + 0.5) * cell)


def bar_edge(index: int) -> Point:
    """The left end of a class in the list of answers."""
    return Point(STARTS["output"] - 6, (index + 0.5) * BAR_HEIGHT - 3)
