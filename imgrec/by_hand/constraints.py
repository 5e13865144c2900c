"""Weights -> weights that keep a rule: what Keras does to a kernel after every step of training."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]
Axis = int | tuple[int, ...]

EPSILON = np.float32(1e-7)
"""Keras's fuzz factor: it keeps the division by a norm of 0 from failing."""


def norms(weights: Array, axis: Axis = 0) -> Array:
    """Measure the length of the weight vectors that lie along `axis`.

    Axis 0 of a dense kernel (inputs, units) gives one norm a unit. Axis 0 of a convolution kernel
    (rows, columns, channels, filters) gives one norm for each (column, channel, filter), over as
    few weights as the kernel has rows; a whole filter's norm takes axis (0, 1, 2).

    Returns:
        float32 array of the weights' shape, with length 1 along `axis`.
    """
    lengths: Array = np.sqrt(np.square(weights).sum(axis=axis, keepdims=True))
    return lengths


@dataclass(frozen=True)
class MaxNorm:
    """Shorten the weight vectors that are longer than `max_value`; leave the others.

    Attributes:
        max_value: the longest norm that is allowed.
        axis: the axes that a vector lies along, see `norms`.

    Reference: `keras.constraints.MaxNorm`.
    """

    max_value: float = 2
    axis: Axis = 0

    def __call__(self, weights: Array) -> Array:
        """Give the weights as they are allowed: float32, of the same shape."""
        lengths = norms(weights, self.axis)
        return stretch(weights, lengths, np.clip(lengths, 0, np.float32(self.max_value)))


@dataclass(frozen=True)
class NonNeg:
    """Set negative weights to 0. As `keras.constraints.NonNeg`."""

    def __call__(self, weights: Array) -> Array:
        """Give the weights as they are allowed."""
        return np.maximum(weights, np.float32(0))


@dataclass(frozen=True)
class UnitNorm:
    """Give every weight vector along `axis` the norm 1. As `keras.constraints.UnitNorm`."""

    axis: Axis = 0

    def __call__(self, weights: Array) -> Array:
        """Give the weights as they are allowed."""
        return weights / (EPSILON + norms(weights, self.axis))


@dataclass(frozen=True)
class MinMaxNorm:
    """Pull the norms along `axis` into a range, `rate` of the way there.

    Reference: `keras.constraints.MinMaxNorm`.
    """

    min_value: float = 0.0
    max_value: float = 1.0
    rate: float = 1.0
    axis: Axis = 0

    def __call__(self, weights: Array) -> Array:
        """Give the weights as they are allowed."""
        lengths = norms(weights, self.axis)
        inside = np.clip(lengths, np.float32(self.min_value), np.float32(self.max_value))
        rate = np.float32(self.rate)
        return stretch(weights, lengths, rate * inside + (1 - rate) * lengths)


Constraint = MaxNorm | NonNeg | UnitNorm | MinMaxNorm

CONSTRAINTS: Mapping[str, type[Constraint]] = MappingProxyType(
    {"max_norm": MaxNorm, "non_neg": NonNeg, "unit_norm": UnitNorm, "min_max_norm": MinMaxNorm}
)
"""The names by which Keras knows them."""


def stretch(weights: Array, lengths: Array, desired: Array) -> Array:
    """Give the weight vectors of these lengths the desired ones; their directions stay."""
    return weights * (desired / (EPSILON + lengths))
