"""The flat vector -> the line broken to fit a page, and the index of one number filled in."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from imgrec.figures import layer_range
from imgrec.ui import maps, numbers, state
from imgrec.ui.lesson_words import Words
from imgrec.ui.numbers import Term, number
from imgrec.ui.views import parts

Floats = NDArray[np.float32]
Place = tuple[int, int, int]
LINE_HEIGHT = 12


def broken(vector: Floats, rows: int, *, alt: str, run: tuple[int, int]) -> str:
    """The vector in `rows` lines, with a run of it (first index, length) marked."""
    shared, scale = layer_range(vector), state.theme().activations
    drawn = scale.paint(vector.reshape(rows, -1), shared)
    high = np.repeat(drawn, LINE_HEIGHT, axis=0)
    row, column = divmod(run[0], drawn.shape[1])
    box = (row * LINE_HEIGHT, column, LINE_HEIGHT, run[1])
    picture = maps.picture(high, alt, size="100%", window=box)
    return picture + maps.legend(scale, shared, two_sided=False)


def index_formula(cell: Place, shape: Place, *, index: int, words: Words) -> str:
    """`(row x columns + column) x maps + map = index`, with its numbers."""
    row, column, channel = cell
    return numbers.equation(
        "(",
        Term(str(row), words("the_row")),
        "×",
        Term(str(shape[1]), words("columns")),
        "+",
        Term(str(column), words("the_column")),
        ") ×",
        Term(str(shape[2]), words("maps")),
        "+",
        Term(str(channel), words("the_map")),
        "=",
        Term(number(index, 0), words("index"), chosen=True),
    )


def neighbours(vector: Floats, places: Mapping[int, Place], *, chosen: int, words: Words) -> str:
    """Some indices of the vector, where each came from, and its value."""
    rows = [
        (number(index, 0), (", ".join(map(str, place)), number(vector[index])))
        for index, place in places.items()
    ]
    head = (words("index").capitalize(), words("before"), words("value"))
    return parts.grid(head, rows, chosen=list(places).index(chosen))
