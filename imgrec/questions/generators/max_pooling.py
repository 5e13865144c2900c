"""Questions about the windows of max pooling, on the picture's own maps."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import numpy as np
from numpy.random import Generator as Chance

from imgrec.by_hand.windows import same_padding
from imgrec.network import Network
from imgrec.questions.amounts import Amount, plain
from imgrec.questions.fresh import Wrong, only_for, single
from imgrec.questions.question import Question
from imgrec.trace import Trace

DIGITS = 3
FEWEST_CELLS = 3  # with fewer there is nothing to choose from


def _has_cells(network: Network) -> bool:
    return int(np.prod(network.architecture.six().max_pooling2d.pool_size)) >= FEWEST_CELLS


def _divides(network: Network) -> bool:
    """Whether each cell belongs to one window, and the first window begins in the corner."""
    layer = network.architecture.six().max_pooling2d
    side_by_side = layer.strides in (None, layer.pool_size)
    return _has_cells(network) and side_by_side and not any(_rims(network))


@only_for(_has_cells)
def winner(network: Network, trace: Trace, rng: Chance) -> Question | None:
    """Which cell of a window wins."""
    row, column, which = _draw(trace, rng)
    cells = _cells(network, trace, row=row, column=column, which=which)
    won = max(cells, key=lambda place: cells[place].value)
    if sum(cell.text == cells[won].text for cell in cells.values()) > 1:
        return None
    return single(
        "max_pooling.winner",
        right=_place(*won),
        wrong=[Wrong("smaller", _place(*place), 7) for place in cells if place != won],
        listed="; ".join(f"{_place(*place)}: {cell}" for place, cell in cells.items()),
        map=which,
        row=row,
        column=column,
    )


@only_for(_has_cells)
def pooled_value(network: Network, trace: Trace, rng: Chance) -> Question | None:
    """Which number a window becomes."""
    row, column, which = _draw(trace, rng)
    cells = _cells(network, trace, row=row, column=column, which=which)
    values = [cell.value for cell in cells.values()]
    across = plain(trace.max_pooling2d[row, column].max(), DIGITS)
    return single(
        "max_pooling.pooled_value",
        right=plain(trace.max_pooling2d[row, column, which], DIGITS),
        wrong=[
            Wrong("mean", plain(sum(values) / len(values), DIGITS), 7),
            Wrong("sum", plain(sum(values), DIGITS)),
            Wrong("across", across, 6),
            Wrong("least", plain(min(values), DIGITS)),
        ],
        worked=max(cell.read for cell in cells.values()),
        listed=", ".join(map(str, cells.values())),
        map=which,
        row=row,
        column=column,
        across=across,
    )


@only_for(_divides)
def which_window(network: Network, trace: Trace, rng: Chance) -> Question | None:
    """Into which pooled cell a cell of a map goes."""
    row, column, which = (int(rng.integers(size)) for size in trace.conv2d.shape)
    down, across = network.architecture.six().max_pooling2d.pool_size
    to = (row // down, column // across)
    if to[0] >= trace.max_pooling2d.shape[0] or to[1] >= trace.max_pooling2d.shape[1]:
        return None  # a cell that fills no window
    return single(
        "max_pooling.which_window",
        right=_place(*to),
        wrong=[
            Wrong("same_place", _place(row, column), 6),
            Wrong("rounded_up", _place(to[0] + 1, to[1] + 1)),
            Wrong("turned", _place(to[1], to[0])),
            Wrong("rows_only", _place(to[0], column)),
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
    network: Network, trace: Trace, *, row: int, column: int, which: int
) -> dict[tuple[int, int], Amount]:
    """The cells of a window by their places; those of the rim hold no number, and never win."""
    layer = network.architecture.six().max_pooling2d
    strides = layer.strides or layer.pool_size
    starts = [
        at * stride - rim
        for at, stride, rim in zip((row, column), strides, _rims(network), strict=True)
    ]
    rows, columns = (
        range(max(start, 0), min(start + window, size))
        for start, window, size in zip(starts, layer.pool_size, trace.conv2d.shape, strict=False)
    )
    return {(r, c): plain(trace.conv2d[r, c, which], DIGITS) for r, c in product(rows, columns)}


def _rims(network: Network) -> Iterator[int]:
    """How far the first window sticks out at the top, and at the left."""
    layer = network.architecture.six().max_pooling2d
    strides = layer.strides or layer.pool_size
    shape = network.architecture.stage(layer.name).input_shape
    for size, window, stride in zip(shape, layer.pool_size, strides, strict=False):
        yield same_padding(size, window, stride=stride)[0] if layer.padding == "same" else 0


def _place(row: int, column: int) -> str:
    return f"({row}, {column})"
