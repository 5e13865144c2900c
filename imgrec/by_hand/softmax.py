"""Logits -> probabilities that add up to 1: softmax in NumPy."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from imgrec.errors import ArchitectureError


def softmax(logits: NDArray[np.float32], temperature: float = 1.0) -> NDArray[np.float32]:
    """Turn any numbers into shares of 1: `exp(logit / temperature)` divided by the sum of all.

    Args:
        logits: float32 array of shape (classes,), or many of them with leading axes.
        temperature: above 1 the shares come closer together, below 1 they part.

    Returns:
        float32 array of the same shape; along the last axis the values add up to 1.

    Raises:
        ArchitectureError: when the temperature is not above 0.

    Reference: `keras.activations.softmax`, which has no temperature.
    """
    if not temperature > 0:
        raise ArchitectureError(
            f"Expected a temperature above 0. Received temperature={temperature}. Use 1 for none."
        )
    logits = np.asarray(logits, np.float32) / np.float32(temperature)
    # A common shift cancels out in the shares, and keeps exp() from overflowing.
    powers: NDArray[np.float32] = np.exp(logits - logits.max(axis=-1, keepdims=True))
    total: NDArray[np.float32] = powers.sum(axis=-1, keepdims=True)
    return powers / total
