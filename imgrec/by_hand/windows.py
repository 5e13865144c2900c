"""Image -> all the windows that a kernel or a pool looks through, without copying a number."""

from __future__ import annotations

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from imgrec import arguments
from imgrec.errors import ArchitectureError

PADDINGS = ("valid", "same")


def windows(
    image: NDArray[np.float32],
    size: tuple[int, int],
    *,
    strides: tuple[int, int] = (1, 1),
    padding: str = "valid",
    dilation_rate: tuple[int, int] = (1, 1),
    fill: float = 0.0,
) -> NDArray[np.float32]:
    """Give every window of the image, in the order in which the window slides over it.

    Args:
        image: float32 array of shape (rows, columns, channels), or many of them with leading axes.
        size: rows and columns of one window.
        strides: how many rows and columns the window moves at a time.
        padding: "valid" adds nothing; "same" adds a rim, so that strides of 1 keep the size.
        dilation_rate: distance between neighbouring cells of the window, in rows and columns.
        fill: the value of the rim's cells.

    Returns:
        View of shape (..., rows out, columns out, window rows, window columns, channels):
        `windows(image, size)[row, column]` is what is seen for the output at (row, column).

    Raises:
        ArchitectureError: where the window does not fit.
    """
    image = pad(
        image, size, strides=strides, padding=padding, dilation_rate=dilation_rate, fill=fill
    )
    reach = tuple(map(window_reach, size, dilation_rate))
    down, across = strides
    lower, further = dilation_rate
    every = sliding_window_view(image, reach, axis=(-3, -2))  # (..., row, column, channel, *reach)
    seen = every[..., ::down, ::across, :, ::lower, ::further]
    return np.moveaxis(seen, -3, -1)  # the channels come last again


def pad(
    image: NDArray[np.float32],
    size: tuple[int, int],
    *,
    strides: tuple[int, int] = (1, 1),
    padding: str = "valid",
    dilation_rate: tuple[int, int] = (1, 1),
    fill: float = 0.0,
) -> NDArray[np.float32]:
    """Lay the rim that `padding` asks for around the image (arguments as in `windows`)."""
    rims = []
    for sides in zip(image.shape[-3:-1], size, strides, dilation_rate, strict=True):
        length, window, stride, dilation = sides
        output_size(length, window, stride=stride, padding=padding, dilation=dilation)
        same = same_padding(length, window, stride=stride, dilation=dilation)
        rims.append(same if padding == "same" else (0, 0))
    if rims == [(0, 0), (0, 0)]:
        return image
    leading = [(0, 0)] * (image.ndim - 3)
    return np.pad(image, [*leading, *rims, (0, 0)], constant_values=fill)


def output_size(
    size: int, window: int, *, stride: int = 1, padding: str = "valid", dilation: int = 1
) -> int:
    """Count the positions that a window takes along one side of its input.

    `floor((size - reach) / stride) + 1` for "valid" and `ceil(size / stride)` for "same", where
    `reach = (window - 1) * dilation + 1`.

    Raises:
        ArchitectureError: when the window reaches further than its input, or an argument is wrong.

    Reference: the output shapes of `keras.layers.Conv2D` and `keras.layers.MaxPooling2D`.
    """
    counts = {"size": size, "window": window, "stride": stride, "dilation": dilation}
    for name, count in counts.items():
        arguments.count(name, count)
    if arguments.choice("padding", padding, PADDINGS) == "same":
        return -(-size // stride)
    reach = window_reach(window, dilation)
    if reach > size:
        raise ArchitectureError(
            f"Expected a window that fits into its input. Received a window that reaches over "
            f"{reach} cells and an input of {size}. "
            f'Make the window smaller, or choose padding="same".'
        )
    return (size - reach) // stride + 1


def same_padding(size: int, window: int, *, stride: int = 1, dilation: int = 1) -> tuple[int, int]:
    """Count the cells that "same" adds before and after one side; an odd one comes after.

    Just as many as the last window needs: strides may need fewer, and often none at all.

    Reference: the "SAME" padding of TensorFlow, which Keras uses.
    """
    positions = output_size(size, window, stride=stride, padding="same", dilation=dilation)
    missing = (positions - 1) * stride + window_reach(window, dilation) - size
    before = max(missing, 0) // 2
    return before, max(missing, 0) - before


def window_reach(window: int, dilation: int = 1) -> int:
    """Count the input cells from the first to the last cell of a window, gaps included."""
    return (window - 1) * dilation + 1
