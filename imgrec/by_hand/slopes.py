"""Slopes behind a layer -> slopes before it: one step of the chain rule, in NumPy.

A slope is how much something further on, a logit say, moves with one number of a layer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from imgrec.by_hand.max_pooling2d import Winners
from imgrec.by_hand.windows import same_padding, window_reach

Array = NDArray[np.float32]

SLOPES: Mapping[str | None, Callable[[Array], Array]] = MappingProxyType(
    {
        None: np.ones_like,
        "linear": np.ones_like,
        "relu": lambda sums: (sums > 0).astype(np.float32),
        "leaky_relu": lambda sums: np.where(sums > 0, np.float32(1), np.float32(0.2)),
    }
)
"""The slope of each activation function that is made of straight lines through zero."""


def before_max_pooling2d(slopes: Array, won: Winners, shape: tuple[int, ...]) -> Array:
    """A slope passes to the cell that won its window; the others have none.

    Args:
        slopes: float32 (n, rows out, columns out, channels): behind the layer, for n things.
        won: the cells that won.
        shape: of the layer's input, (rows, columns, channels).

    Returns:
        float32 (n, *shape).
    """
    before = np.zeros((len(slopes), *shape), np.float32)
    cells: Any = (slice(None), won.row, won.column, np.arange(shape[-1]))
    np.add.at(before, cells, slopes)  # a cell that won in several windows gets the slopes of all
    return before


def before_conv2d(
    slopes: Array,
    kernel: Array,
    shape: tuple[int, ...],
    *,
    strides: tuple[int, int] = (1, 1),
    padding: str = "valid",
    dilation_rate: tuple[int, int] = (1, 1),
) -> Array:
    """Every cell of a window gets the slope of the window's sum times the weight it meets there.

    Args:
        slopes: float32 (n, rows out, columns out, filters): behind the layer, for n things.
        kernel: float32 (kernel rows, kernel columns, channels, filters).
        shape: of the layer's input, (rows, columns, channels).
        strides: as in `conv2d`, like all that follow.
        padding: as there; what falls on the rim of zeros is cut off.
        dilation_rate: as there.

    Returns:
        float32 (n, *shape).

    Reference: `keras.layers.Conv2DTranspose` does the same, for another purpose.
    """
    rims, room = [], []
    for axis, (stride, dilation) in enumerate(zip(strides, dilation_rate, strict=True)):
        window, size = kernel.shape[axis], shape[axis]
        same = same_padding(size, window, stride=stride, dilation=dilation)[0]
        rims.append(same if padding == "same" else 0)
        last_end = (slopes.shape[1 + axis] - 1) * stride + window_reach(window, dilation)
        room.append(max(last_end, rims[axis] + size))
    padded = np.zeros((len(slopes), *room, shape[2]), np.float32)
    for i, j in np.ndindex(*kernel.shape[:2]):
        down = _steps(i * dilation_rate[0], slopes.shape[1], strides[0])
        across = _steps(j * dilation_rate[1], slopes.shape[2], strides[1])
        padded[:, down, across] += slopes @ kernel[i, j].T
    top, left = rims
    return padded[:, top : top + shape[0], left : left + shape[1]]


def _steps(start: int, count: int, stride: int) -> slice:
    return slice(start, start + (count - 1) * stride + 1, stride)
