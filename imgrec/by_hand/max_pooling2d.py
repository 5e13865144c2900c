"""Feature maps -> smaller feature maps and the cells that won: the pooling layer in NumPy."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from imgrec.by_hand.windows import same_padding, windows
from imgrec.errors import ArchitectureError


def max_pooling2d(
    activation: NDArray[np.float32],
    pool_size: tuple[int, int] = (2, 2),
    *,
    strides: tuple[int, int] | None = None,
    padding: str = "valid",
) -> NDArray[np.float32]:
    """Keep the largest value of every window, in each feature map by itself.

    Args:
        activation: float32 array (rows, columns, channels), or many of them with leading axes.
        pool_size: rows and columns of the window.
        strides: how many rows and columns it moves at a time; None moves it by its own size.
        padding: "valid" leaves out what does not fill a window; "same" lets windows stick out.

    Returns:
        float32 array of shape (rows out, columns out, channels).

    Raises:
        ArchitectureError: when the window is larger than its input (Keras gives 0 x 0 maps).

    Reference: `keras.layers.MaxPooling2D`.
    """
    cells = _cells(activation, pool_size, strides or pool_size, padding)
    largest: NDArray[np.float32] = cells.max(axis=-2)
    return largest


@dataclass(frozen=True, eq=False)
class Winners:
    """Where the largest values came from: int arrays (rows out, columns out, channels).

    Attributes:
        row: row of the winning cell in the input.
        column: column of the winning cell in the input.
        ties: bool array, True where another cell of the window was as large.
    """

    row: NDArray[np.intp]
    column: NDArray[np.intp]
    ties: NDArray[np.bool_]


def winners(
    activation: NDArray[np.float32],
    pool_size: tuple[int, int] = (2, 2),
    *,
    strides: tuple[int, int] | None = None,
    padding: str = "valid",
) -> Winners:
    """Find the cell that won in every window; among equals the first, row by row, wins.

    Args:
        activation: float32 array of shape (rows, columns, channels).
        pool_size: as in `max_pooling2d`, like all that follow.
        strides: as there.
        padding: as there; a cell of the rim never wins.
    """
    strides = strides or pool_size
    cells = _cells(activation, pool_size, strides, padding)
    row, column = np.divmod(cells.argmax(axis=-2), pool_size[1])  # within the window
    ties = (cells == cells.max(axis=-2, keepdims=True)).sum(axis=-2) > 1
    top, left = (
        _starts(size, count, window=window, stride=stride, padding=padding)
        for size, count, window, stride in zip(
            activation.shape, row.shape, pool_size, strides, strict=False
        )
    )
    return Winners(row + top[:, None, None], column + left[:, None], ties)


def _cells(
    activation: NDArray[np.float32],
    pool_size: tuple[int, int],
    strides: tuple[int, int],
    padding: str,
) -> NDArray[np.float32]:
    activation = np.asarray(activation, np.float32)
    if activation.ndim < 3:
        raise ArchitectureError(
            "Expected feature maps (rows, columns, channels). "
            f"Received shape {activation.shape}. Add the axes that are missing."
        )
    seen = windows(activation, pool_size, strides=strides, padding=padding, fill=-np.inf)
    return seen.reshape(*seen.shape[:-3], -1, seen.shape[-1])  # (..., window cells, channels)


def _starts(size: int, count: int, *, window: int, stride: int, padding: str) -> NDArray[np.intp]:
    before = same_padding(size, window, stride=stride)[0] if padding == "same" else 0
    return np.arange(count) * stride - before
