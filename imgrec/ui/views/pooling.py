"""Cells and their winner -> the views of max pooling."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from imgrec.figures import layer_range
from imgrec.trace import Trace
from imgrec.ui import maps, numbers
from imgrec.ui.lesson_words import Words
from imgrec.ui.numbers import Term, number
from imgrec.ui.views import parts

Floats = NDArray[np.float32]
CELLS = ("first", "second", "third", "fourth")


@dataclass(frozen=True, eq=False)
class Square:
    """Four cells of one map and what is left of them.

    Attributes:
        before: the map, `(h, w)`.
        after: the pooled map, half as high and wide.
        place: row and column of the square, which is those of the cell kept.
        winner: row and column of the winning cell in the map.
    """

    before: Floats
    after: Floats
    place: tuple[int, int]
    winner: tuple[int, int]

    @property
    def box(self) -> maps.Box:
        """Where the four cells lie in the map."""
        return 2 * self.place[0], 2 * self.place[1], 2, 2

    @property
    def cells(self) -> Floats:
        """The four, `(2, 2)`."""
        top, left, height, width = self.box
        return self.before[top : top + height, left : left + width]


def four_cells(square: Square, words: Words, *, channel: int) -> str:
    """The map with the square, its four cells with the winner marked, and the pooled map."""
    shared = layer_range(square.before)
    inner = square.winner[0] - square.box[0], square.winner[1] - square.box[1]
    before = parts.one_map(
        square.before, words("before_alt", map=channel), value_range=shared, window=square.box
    )
    after = parts.one_map(
        square.after,
        words("after_alt", map=channel),
        value_range=shared,
        window=(*square.place, 1, 1),
    )
    cells = parts.value_cells(square.cells, words("four"), value_range=shared, chosen=[inner])
    drawn = numbers.row(
        numbers.part(words("before"), before),
        numbers.sign("→"),
        numbers.part(words("four"), f'<div class="ir-large">{cells}</div>'),
        numbers.sign("→"),
        numbers.part(words("after"), after),
    )
    return drawn + _largest_of(square, words, inner=inner)


def _largest_of(square: Square, words: Words, *, inner: tuple[int, int]) -> str:
    terms: list[Term | str] = ["max ("]
    for place, (value, name) in enumerate(zip(square.cells.ravel(), CELLS, strict=True)):
        won = divmod(place, 2) == inner
        terms += [Term(number(float(value)), words(name), chosen=won), ","]
    terms[-1] = ") ="
    kept = Term(number(float(square.after[square.place])), words("kept"), chosen=True)
    return numbers.equation(*terms, kept)


def picture_and_map(trace: Trace, words: Words, *, channel: int, when: str) -> str:
    """A picture beside one of its pooled maps."""
    colour = np.rint(trace.image * 255).astype(np.uint8)
    pooled = trace.max_pooling2d[..., channel]
    alt, shared = words("after_alt", map=channel), layer_range(trace.max_pooling2d)
    return numbers.row(
        numbers.part(words(when), maps.picture(colour, words("shift_alt"), size="9rem")),
        numbers.part(
            words("pooled_map", map=channel),
            parts.one_map(pooled, alt, value_range=shared, size="9rem"),
        ),
    )
