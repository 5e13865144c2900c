"""Image and kernel -> feature maps: the convolution layer in NumPy."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from imgrec.by_hand.windows import windows
from imgrec.errors import ArchitectureError


def conv2d(
    image: NDArray[np.float32],
    kernel: NDArray[np.float32],
    bias: NDArray[np.float32] | None = None,
    *,
    strides: tuple[int, int] = (1, 1),
    padding: str = "valid",
    dilation_rate: tuple[int, int] = (1, 1),
) -> NDArray[np.float32]:
    """Slide the kernel over the image: every output number is one window times one filter, summed.

    `output[r, c, f] = sum over i, j, k of window(r, c)[i, j, k] * kernel[i, j, k, f] + bias[f]`

    The kernel is not flipped: what deep learning calls convolution, mathematics calls
    cross-correlation.

    Args:
        image: float32 array of shape (rows, columns, channels), or many of them with leading axes.
        kernel: float32 array of shape (kernel rows, kernel columns, channels, filters).
        bias: float32 array of shape (filters,), or None.
        strides: how many rows and columns the window moves at a time.
        padding: "valid" (no rim) or "same" (a rim of zeros).
        dilation_rate: distance between neighbouring cells of the window.

    Returns:
        float32 array of shape (rows out, columns out, filters), before any activation function.

    Raises:
        ArchitectureError: where the kernel does not fit the image.

    Reference: `keras.layers.Conv2D`.
    """
    image, kernel = np.asarray(image, np.float32), np.asarray(kernel, np.float32)
    _check_fit(image, kernel)
    seen = windows(
        image, kernel.shape[:2], strides=strides, padding=padding, dilation_rate=dilation_rate
    )
    feature_maps = np.tensordot(seen, kernel, axes=3)  # (rows out, columns out, filters)
    return feature_maps if bias is None else feature_maps + np.asarray(bias, np.float32)


def _check_fit(image: NDArray[np.float32], kernel: NDArray[np.float32]) -> None:
    if image.ndim < 3 or kernel.ndim != 4 or image.shape[-1] != kernel.shape[2]:
        raise ArchitectureError(
            "Expected an image (rows, columns, channels) and a kernel (rows, columns, the same "
            f"channels, filters). Received shapes {image.shape} and {kernel.shape}. "
            "Give the kernel as many channels as the image has."
        )
