"""Questions about the order in which flatten writes numbers down."""

from __future__ import annotations

from numpy.random import Generator as Chance

from imgrec.by_hand.flatten import flat_index, position
from imgrec.network import Network
from imgrec.questions.fresh import Wrong, only_for, single, typed
from imgrec.questions.question import Question
from imgrec.trace import Trace


def _has_rows(network: Network) -> bool:
    rows, _, _ = network.architecture.stage(network.architecture.six().flatten.name).input_shape
    return rows > 1


def index_of(network: Network, trace: Trace, rng: Chance) -> Question:
    """The index of a row, a column and a map."""
    rows, columns, maps = shape = _shape(trace)
    row, column, which = (int(rng.integers(size)) for size in shape)
    return typed(
        "flatten.index_of",
        right=flat_index(row, column, which, shape=shape),
        wrong=[
            Wrong("map_by_map", which * rows * columns + row * columns + column, 8),
            Wrong("column_first", (column * rows + row) * maps + which),
            Wrong("from_one", flat_index(row, column, which, shape=shape) + 1),
        ],
        row=row,
        column=column,
        map=which,
        rows=rows,
        columns=columns,
        maps=maps,
    )


def place_of(network: Network, trace: Trace, rng: Chance) -> Question | None:
    """The row, the column and the map of an index."""
    rows, columns, maps = shape = _shape(trace)
    index = int(rng.integers(rows * columns * maps))
    row, column, which = position(index, shape)
    left = index % (rows * columns)
    return single(
        "flatten.place_of",
        right=_place(row, column, which),
        wrong=[
            Wrong(
                "map_by_map", _place(left // columns, left % columns, index // (rows * columns)), 8
            ),
            Wrong("column_first", _place(column, row, which)),
            Wrong("from_one", _place(row, column, which + 1)),
        ],
        index=f"{index:,}",
        columns=columns,
        maps=maps,
        cell=index // maps,
    )


@only_for(_has_rows)
def one_row_on(network: Network, trace: Trace, rng: Chance) -> Question:
    """How many places further on the same cell of the next row stands."""
    rows, columns, maps = shape = _shape(trace)
    row, column, which = (
        int(rng.integers(rows - 1)),
        int(rng.integers(columns)),
        int(rng.integers(maps)),
    )
    apart = flat_index(row + 1, column, which, shape=shape) - flat_index(
        row, column, which, shape=shape
    )
    return typed(
        "flatten.one_row_on",
        right=apart,
        wrong=[
            Wrong("map_by_map", columns, 8),
            Wrong("a_map", rows * columns, 8),
            Wrong("one", 1, 8),
            Wrong("maps", maps),
        ],
        row=row,
        next_row=row + 1,
        column=column,
        map=which,
        columns=columns,
        maps=maps,
    )


def _shape(trace: Trace) -> tuple[int, int, int]:
    rows, columns, maps = trace.max_pooling2d.shape
    return rows, columns, maps


def _place(row: int, column: int, which: int) -> str:
    return f"({row}, {column}, {which})"
