"""Numbers and words -> the parts of a worksheet: tables with blanks to fill in, and questions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from imgrec.number_texts import number


@dataclass(frozen=True)
class Cell:
    """One box of a table: its text, and whether the learner is to fill it in."""

    text: str
    blank: bool = False


@dataclass(frozen=True)
class Grid:
    """A table under its heading; with a sign, such as ×, it stands beside the one before."""

    heading: str
    rows: tuple[tuple[Cell, ...], ...]
    sign: str = ""


@dataclass(frozen=True)
class Item:
    """A question in a line, and its answer."""

    text: str
    answer: str


@dataclass(frozen=True)
class Frame:
    """A square of the picture that the worksheet speaks of: its first row and column, its side."""

    row: int
    column: int
    side: int


@dataclass(frozen=True)
class Sheet:
    """All that a worksheet asks, and the part of the picture that it asks about."""

    grids: tuple[Grid, ...]
    items: tuple[Item, ...]
    frame: Frame | None = None

    @property
    def answers(self) -> tuple[str, ...]:
        """All that belongs into a blank, in the order of the page."""
        of_grids = (cell.text for g in self.grids for row in g.rows for cell in row if cell.blank)
        return (*of_grids, *(item.answer for item in self.items))


def given(values: Iterable[float | str], digits: int = 2) -> tuple[Cell, ...]:
    """A row of boxes that are filled in."""
    return tuple(Cell(_written(value, digits)) for value in values)


def blanks(values: Iterable[float | str], digits: int = 2) -> tuple[Cell, ...]:
    """A row of boxes to fill in, with what belongs there."""
    return tuple(Cell(_written(value, digits), blank=True) for value in values)


def _written(value: float | str, digits: int) -> str:
    return value if isinstance(value, str) else number(float(value), digits)
