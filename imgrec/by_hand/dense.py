"""Vector and kernel -> one sum for every unit: the dense layer in NumPy."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from imgrec.errors import ArchitectureError


def dense(
    inputs: NDArray[np.float32],
    kernel: NDArray[np.float32],
    bias: NDArray[np.float32] | None = None,
) -> NDArray[np.float32]:
    """Let every unit add up all the inputs, each times the unit's own weight for it.

    `output[u] = sum over i of inputs[i] * kernel[i, u] + bias[u]`

    Args:
        inputs: float32 array of shape (n,), or many of them with leading axes.
        kernel: float32 array of shape (n, units).
        bias: float32 array of shape (units,), or None.

    Returns:
        float32 array of shape (units,), before any activation function.

    Raises:
        ArchitectureError: when there are not as many rows of weights as inputs.

    Reference: `keras.layers.Dense`.
    """
    inputs, kernel = np.asarray(inputs, np.float32), np.asarray(kernel, np.float32)
    if kernel.ndim != 2 or inputs.shape[-1:] != kernel.shape[:1]:
        raise ArchitectureError(
            "Expected inputs (n,) and a kernel (n, units). "
            f"Received shapes {inputs.shape} and {kernel.shape}. Give one row of weights an input."
        )
    sums = inputs @ kernel
    return sums if bias is None else sums + np.asarray(bias, np.float32)
