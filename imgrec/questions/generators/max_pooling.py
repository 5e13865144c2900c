"""Questions about the windows of max pooling, on the picture's own maps."""

from __future__ import annotations

import numpy as np
from numpy.random import Generator as Chance
from numpy.typing import NDArray

from imgrec.by_hand.max_pooling2d import winners
from imgrec.network import Network
from imgrec.number_texts import number
from imgrec.questions.fresh import Wrong, single, until_it_fits
from imgrec.questions.question import Question
from imgrec.trace import Trace

DIGITS = 3


@until_it_fits
def winner(network: Network, trace: Trace, rng: Chance) -> Question | None:
    """Which cell of a window wins."""
    row, column, which = _draw(trace, rng)
    cells, top, left = _cells(network, trace, (row, column, which))
    layer = network.architecture.six().max_pooling2d
    won = winners(trace.conv2d, layer.pool_size, strides=layer.strides, padding=layer.padding)
    if won.ties[row, column, which]:
        return None
    right = (int(won.row[row, column, which]), int(won.column[row, column, which]))
    places = [(top + r, left + c) for r, c in np.ndindex(cells.shape)]
    listed = "; ".join(
        f"({r}, {c}): {number(float(v), DIGITS)}"
        for (r, c), v in zip(places, cells.flat, strict=True)
    )
    if len({number(float(value), DIGITS) for value in cells.flat}) < cells.size:
        return None
    return single(
        "max_pooling.winner",
        right=f"({right[0]}, {right[1]})",
        wrong=[Wrong("smaller", f"({r}, {c})", 7) for r, c in places if (r, c) != right],
        listed=listed,
        map=which,
        row=row,
        column=column,
    )


@until_it_fits
def pooled_value(network: Network, trace: Trace, rng: Chance) -> Question | None:
    """Which number a window becomes."""
    row, column, which = _draw(trace, rng)
    cells, _, _ = _cells(network, trace, (row, column, which))
    across = float(trace.max_pooling2d[row, column].max())
    return single(
        "max_pooling.pooled_value",
        right=number(float(trace.max_pooling2d[row, column, which]), DIGITS),
        wrong=[
            Wrong("mean", number(float(cells.mean()), DIGITS), 7),
            Wrong("sum", number(float(cells.sum()), DIGITS)),
            Wrong("across", number(across, DIGITS), 6),
            Wrong("least", number(float(cells.min()), DIGITS)),
        ],
        listed=", ".join(number(float(value), DIGITS) for value in cells.flat),
        map=which,
        row=row,
        column=column,
        across=number(across, DIGITS),
    )


@until_it_fits
def which_window(network: Network, trace: Trace, rng: Chance) -> Question | None:
    """Into which pooled cell a cell of a map goes."""
    rows, columns, maps = trace.conv2d.shape
    row, column, which = (
        int(rng.integers(rows)),
        int(rng.integers(columns)),
        int(rng.integers(maps)),
    )
    layer = network.architecture.six().max_pooling2d
    if layer.strides not in (None, layer.pool_size):
        return None  # a cell may then go into several windows, or into none
    down, across = layer.pool_size
    to = (row // down, column // across)
    if to[0] >= trace.max_pooling2d.shape[0] or to[1] >= trace.max_pooling2d.shape[1]:
        return None
    return single(
        "max_pooling.which_window",
        right=f"({to[0]}, {to[1]})",
        wrong=[
            Wrong("same_place", f"({row}, {column})", 6),
            Wrong("rounded_up", f"({to[0] + 1}, {to[1] + 1})"),
            Wrong("turned", f"({to[1]}, {to[0]})"),
            Wrong("rows_only", f"({to[0]}, {column})"),
        ],
        row=row,
        column=column,
        map=which,
        down=down,
        across=across,
    )


def _draw(trace: Trace, rng: Chance) -> tuple[int, int, int]:
    row, column, which = (int(rng.integers(size)) for size in trace.max_pooling2d.shape)
    return row, column, which


def _cells(
    network: Network, trace: Trace, place: tuple[int, int, int]
) -> tuple[NDArray[np.float32], int, int]:
    """The cells of a window, and its first row and column."""
    layer = network.architecture.six().max_pooling2d
    (down, across), (height, width) = layer.strides or layer.pool_size, layer.pool_size
    top, left = place[0] * down, place[1] * across
    return trace.conv2d[top : top + height, left : left + width, place[2]], top, left
