"""Shape of some weights -> the numbers they hold before any training, in NumPy."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from imgrec.errors import ArchitectureError

Array = NDArray[np.float32]
Shape = tuple[int, ...]

TRUNCATED_SPREAD = 0.87962566103423978
"""Standard deviation of a normal distribution of deviation 1 that is cut off at -2 and 2."""


def zeros(shape: Shape, *, seed: int | None = None) -> Array:
    """Give zeros; there is nothing to draw, so `seed` changes nothing."""
    return np.zeros(shape, np.float32)


def ones(shape: Shape, *, seed: int | None = None) -> Array:
    """Give ones; `seed` changes nothing."""
    return np.ones(shape, np.float32)


def identity(shape: Shape, *, seed: int | None = None) -> Array:
    """Give a matrix that passes its input on: 1 on the diagonal; `seed` changes nothing."""
    _check_axes(shape, len(shape) == 2, "exactly two axes")
    return np.eye(*shape, dtype=np.float32)


def random_normal(
    shape: Shape, *, mean: float = 0.0, stddev: float = 0.05, seed: int | None = None
) -> Array:
    """Draw from the bell curve around `mean` with standard deviation `stddev`."""
    return np.random.default_rng(seed).normal(mean, stddev, shape).astype(np.float32)


def truncated_normal(
    shape: Shape, *, mean: float = 0.0, stddev: float = 0.05, seed: int | None = None
) -> Array:
    """Draw from the bell curve, and draw again what lies over two deviations from the mean."""
    generator = np.random.default_rng(seed)
    draws = generator.standard_normal(shape)
    while (far := np.abs(draws) > 2).any():
        draws[far] = generator.standard_normal(far.sum())
    return (mean + stddev * draws).astype(np.float32)


def random_uniform(
    shape: Shape, *, minval: float = -0.05, maxval: float = 0.05, seed: int | None = None
) -> Array:
    """Draw evenly between `minval` and `maxval`."""
    return np.random.default_rng(seed).uniform(minval, maxval, shape).astype(np.float32)


def glorot_uniform(shape: Shape, *, seed: int | None = None) -> Array:
    """Draw evenly within `sqrt(6 / (inputs + outputs))` of 0 (Glorot and Bengio, 2010)."""
    return _even(shape, variance=2 / sum(fans(shape)), seed=seed)


def glorot_normal(shape: Shape, *, seed: int | None = None) -> Array:
    """Draw from a cut bell curve of variance `2 / (inputs + outputs)` (Glorot and Bengio, 2010)."""
    return _bell(shape, variance=2 / sum(fans(shape)), seed=seed)


def he_uniform(shape: Shape, *, seed: int | None = None) -> Array:
    """Draw evenly within `sqrt(6 / inputs)` of 0, made for ReLU (He et al., 2015)."""
    return _even(shape, variance=2 / fans(shape)[0], seed=seed)


def he_normal(shape: Shape, *, seed: int | None = None) -> Array:
    """Draw from a cut bell curve of variance `2 / inputs`, made for ReLU (He et al., 2015)."""
    return _bell(shape, variance=2 / fans(shape)[0], seed=seed)


def lecun_uniform(shape: Shape, *, seed: int | None = None) -> Array:
    """Draw evenly within `sqrt(3 / inputs)` of 0 (LeCun et al., 1998)."""
    return _even(shape, variance=1 / fans(shape)[0], seed=seed)


def lecun_normal(shape: Shape, *, seed: int | None = None) -> Array:
    """Draw from a cut bell curve of variance `1 / inputs` (LeCun et al., 1998)."""
    return _bell(shape, variance=1 / fans(shape)[0], seed=seed)


def orthogonal(shape: Shape, *, gain: float = 1.0, seed: int | None = None) -> Array:
    """Draw weights whose units are at right angles to each other (Saxe et al., 2014)."""
    _check_axes(shape, len(shape) >= 2, "two axes or more")
    rows, columns = math.prod(shape[:-1]), shape[-1]
    tall = np.random.default_rng(seed).standard_normal((max(rows, columns), min(rows, columns)))
    q, r = np.linalg.qr(tall)
    q *= np.sign(np.diag(r))
    return (gain * (q if rows >= columns else q.T)).reshape(shape).astype(np.float32)


def fans(shape: Shape) -> tuple[int, int]:
    """Count how many inputs feed one output of these weights, and how many outputs one input feeds.

    A dense kernel (inputs, units) says it itself; a convolution kernel (rows, columns, channels,
    filters) counts rows * columns for each; a bias counts its length for both.
    """
    if len(shape) < 2:
        return math.prod(shape), math.prod(shape)
    window = math.prod(shape[:-2])
    return window * shape[-2], window * shape[-1]


INITIALIZERS: Mapping[str, Callable[..., Array]] = MappingProxyType(
    {
        function.__name__: function
        for function in (
            zeros, ones, identity, random_normal, truncated_normal, random_uniform,
            glorot_uniform, glorot_normal, he_uniform, he_normal, lecun_uniform, lecun_normal,
            orthogonal,
        )
    }
)  # fmt: skip
"""Every name that `kernel_initializer` and `bias_initializer` can take, as in Keras."""


def _even(shape: Shape, *, variance: float, seed: int | None) -> Array:
    limit = math.sqrt(3 * variance)
    return random_uniform(shape, minval=-limit, maxval=limit, seed=seed)


def _bell(shape: Shape, *, variance: float, seed: int | None) -> Array:
    return truncated_normal(shape, stddev=math.sqrt(variance) / TRUNCATED_SPREAD, seed=seed)


def _check_axes(shape: Shape, fits: bool, expected: str) -> None:
    if not fits:
        raise ArchitectureError(
            f"Expected weights with {expected} for this initializer. Received shape {shape}. "
            'Choose another one, such as "glorot_uniform".'
        )
