"""Feature maps -> one long vector, and back from an index to its place: flatten in NumPy."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from imgrec.errors import ArchitectureError


def flatten(activation: NDArray[np.float32]) -> NDArray[np.float32]:
    """Lay all the numbers in one line: row by row, in a row column by column, there map by map.

    Args:
        activation: float32 array of shape (rows, columns, channels).

    Returns:
        float32 array of shape (rows * columns * channels,); no number is changed.

    Reference: `keras.layers.Flatten`.
    """
    return np.asarray(activation, np.float32).reshape(-1)


def flat_index(row: int, column: int, channel: int, *, shape: tuple[int, int, int]) -> int:
    """Give the index of one cell in the flat vector.

    `index = (row * columns + column) * channels + channel`

    Args:
        row: row of the cell, from 0; `column` and `channel` likewise.
        column: see `row`.
        channel: see `row`.
        shape: (rows, columns, channels) before flattening.

    Raises:
        ArchitectureError: when there is no such cell.
    """
    _, columns, channels = shape
    for name, place, size in zip(
        ("row", "column", "channel"), (row, column, channel), shape, strict=True
    ):
        _check_range(name, place, size)
    return (row * columns + column) * channels + channel


def position(index: int, shape: tuple[int, int, int]) -> tuple[int, int, int]:
    """Give the (row, column, channel) of one index of the flat vector: `flat_index` undone.

    Raises:
        ArchitectureError: when the vector has no such index.
    """
    rows, columns, channels = shape
    _check_range("index", index, rows * columns * channels)
    cell, channel = divmod(index, channels)
    row, column = divmod(cell, columns)
    return row, column, channel


def _check_range(name: str, place: int, size: int) -> None:
    if not 0 <= place < size:
        raise ArchitectureError(
            f"Expected {name} from 0 to {size - 1}. Received {name}={place}. Counting starts at 0."
        )
