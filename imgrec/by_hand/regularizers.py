"""Weights -> a price that is added to the loss, so that training prefers small weights."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class L1:
    """`l1 * sum(|w|)`: pushes weights to exactly 0. As `keras.regularizers.L1`."""

    l1: float = 0.01

    def __call__(self, weights: NDArray[np.float32]) -> float:
        """Give the price of these weights."""
        return float(self.l1 * np.abs(weights).sum())


@dataclass(frozen=True)
class L2:
    """`l2 * sum(w * w)`: pushes large weights most. As `keras.regularizers.L2`."""

    l2: float = 0.01

    def __call__(self, weights: NDArray[np.float32]) -> float:
        """Give the price of these weights."""
        return float(self.l2 * np.square(weights).sum())


@dataclass(frozen=True)
class L1L2:
    """Both prices, added. As `keras.regularizers.L1L2`."""

    l1: float = 0.0
    l2: float = 0.0

    def __call__(self, weights: NDArray[np.float32]) -> float:
        """Give the price of these weights."""
        return L1(self.l1)(weights) + L2(self.l2)(weights)


Regularizer = L1 | L2 | L1L2

REGULARIZERS: Mapping[str, type[Regularizer]] = MappingProxyType({"l1": L1, "l2": L2, "l1l2": L1L2})
"""The names by which Keras knows them."""
