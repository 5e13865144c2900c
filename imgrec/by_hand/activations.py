"""Sums -> activations: the functions that a layer's `activation` can name, in NumPy."""

# NumPy's functions of one number are typed as Any:
# mypy: no-warn-return-any

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from imgrec.by_hand.softmax import softmax

Array = NDArray[np.float32]


def relu(x: Array) -> Array:
    """`max(x, 0)`: what is negative falls silent."""
    return np.maximum(x, np.float32(0))


def linear(x: Array) -> Array:
    """`x`: no activation function at all."""
    return x


def sigmoid(x: Array) -> Array:
    """`1 / (1 + exp(-x))`, written so that exp() never gets a large number."""
    power = np.exp(-np.abs(x))
    return np.where(x < 0, power, np.float32(1)) / (1 + power)


def tanh(x: Array) -> Array:
    """`(exp(x) - exp(-x)) / (exp(x) + exp(-x))`."""
    return np.tanh(x)


def softplus(x: Array) -> Array:
    """`log(exp(x) + 1)`: a ReLU with a round corner."""
    return np.logaddexp(x, np.float32(0))


def softsign(x: Array) -> Array:
    """`x / (1 + |x|)`."""
    return x / (1 + np.abs(x))


def exponential(x: Array) -> Array:
    """`exp(x)`."""
    return np.exp(x)


def leaky_relu(x: Array, negative_slope: float = 0.2) -> Array:
    """`x` where positive, `negative_slope * x` elsewhere."""
    return np.where(x > 0, x, np.float32(negative_slope) * x)


def relu6(x: Array) -> Array:
    """`min(max(x, 0), 6)`."""
    return np.clip(x, np.float32(0), np.float32(6))


def elu(x: Array, alpha: float = 1.0) -> Array:
    """`x` where positive, `alpha * (exp(x) - 1)` elsewhere (Clevert et al., 2016)."""
    return np.where(x > 0, x, np.float32(alpha) * np.expm1(np.minimum(x, 0)))


def celu(x: Array, alpha: float = 1.0) -> Array:
    """`x` where positive, `alpha * (exp(x / alpha) - 1)` elsewhere (Barron, 2017)."""
    return np.where(x > 0, x, np.float32(alpha) * np.expm1(np.minimum(x, 0) / np.float32(alpha)))


def selu(x: Array) -> Array:
    """An elu with the two constants that keep mean and variance (Klambauer et al., 2017)."""
    return np.float32(1.0507009873554805) * elu(x, alpha=1.6732632423543772)


def silu(x: Array) -> Array:
    """`x * sigmoid(x)`, also called swish (Ramachandran et al., 2017)."""
    return x * sigmoid(x)


def gelu(x: Array) -> Array:
    """`x * (1 + erf(x / sqrt(2))) / 2` (Hendrycks and Gimpel, 2016)."""
    erf: Array = _erf(x / np.float32(math.sqrt(2)))
    return x * (1 + erf) * np.float32(0.5)


def mish(x: Array) -> Array:
    """`x * tanh(softplus(x))` (Misra, 2019)."""
    return x * np.tanh(softplus(x))


def squareplus(x: Array, b: float = 4.0) -> Array:
    """`(x + sqrt(x * x + b)) / 2` (Barron, 2021)."""
    return (x + np.sqrt(x * x + np.float32(b))) / 2


def log_sigmoid(x: Array) -> Array:
    """`log(sigmoid(x))`."""
    return -softplus(-x)


def log_softmax(x: Array) -> Array:
    """`log(softmax(x))` along the last axis, without a detour through numbers near 0."""
    shifted = x - x.max(axis=-1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))


def hard_sigmoid(x: Array) -> Array:
    """`relu6(x + 3) / 6`: a sigmoid of three straight pieces."""
    return relu6(x + 3) / np.float32(6)


def hard_silu(x: Array) -> Array:
    """`x * hard_sigmoid(x)`, also called hard swish (Howard et al., 2019)."""
    return x * hard_sigmoid(x)


def hard_tanh(x: Array) -> Array:
    """`x` cut off at -1 and 1."""
    return np.clip(x, np.float32(-1), np.float32(1))


def hard_shrink(x: Array, threshold: float = 0.5) -> Array:
    """`x` where `|x| > threshold`, 0 elsewhere."""
    return np.where(np.abs(x) > threshold, x, np.float32(0))


def soft_shrink(x: Array, threshold: float = 0.5) -> Array:
    """`x` moved towards 0 by `threshold`, and 0 where it is smaller than that."""
    return np.sign(x) * np.maximum(np.abs(x) - np.float32(threshold), 0)


def tanh_shrink(x: Array) -> Array:
    """`x - tanh(x)`."""
    return x - np.tanh(x)


def sparse_plus(x: Array) -> Array:
    """0 up to -1, `(x + 1)**2 / 4` between, `x` from 1 on."""
    return np.where(x < 1, np.maximum(x + 1, 0) ** 2 / 4, x)


def sparse_sigmoid(x: Array) -> Array:
    """`(x + 1) / 2` cut off at 0 and 1."""
    return np.clip((x + 1) / 2, np.float32(0), np.float32(1))


_erf = np.vectorize(math.erf, otypes=[np.float32])  # NumPy has no erf of its own

_FUNCTIONS: tuple[Callable[[Array], Array], ...] = (
    relu, linear, sigmoid, tanh, softmax, softplus, softsign, exponential, leaky_relu, relu6,
    elu, celu, selu, silu, gelu, mish, squareplus, log_sigmoid, log_softmax, hard_sigmoid,
    hard_silu, hard_tanh, hard_shrink, soft_shrink, tanh_shrink, sparse_plus, sparse_sigmoid,
)  # fmt: skip

ACTIVATIONS: Mapping[str, Callable[[Array], Array]] = MappingProxyType(
    {function.__name__: function for function in _FUNCTIONS}
    | {"swish": silu, "hard_swish": hard_silu}
)
"""Every name that `activation` can take, as in `keras.activations`. Three are left out: `glu`
halves the channels, `threshold` cannot be had by its name alone, and the `sparsemax` of Keras 3.15
does not add up to 1, as that of its paper does."""


def apply_activation(name: str | None, sums: Array) -> Array:
    """Put sums through the activation function of that name; None changes nothing."""
    return linear(sums) if name is None else ACTIVATIONS[name](sums)
