"""Logits + true classes -> how far the probabilities hold, and the temperature that helps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Logits = NDArray[np.float32]
Labels = NDArray[np.integer]

BINS = 15
FEW = 30  # pictures; the share of fewer that was right says little
SEARCH = (-2.0, 2.0)  # temperatures from exp(-2) = 0.14 to exp(2) = 7.4


@dataclass(frozen=True)
class Bin:
    """The pictures on which the winning probability fell between `low` and `high`.

    Attributes:
        low: Lower edge of the bin; it belongs to the bin below it, but for the first.
        high: Upper edge, which belongs to the bin.
        n: How many pictures.
        confidence: Their mean winning probability; None where there are none.
        accuracy: The share of them that was right; None where there are none.
    """

    low: float
    high: float
    n: int
    confidence: float | None
    accuracy: float | None


def log_probabilities(logits: Logits) -> NDArray[np.float64]:
    """The logarithms of the softmax of each row, in float64: `(n, classes)`."""
    shifted = logits.astype(np.float64) - logits.max(axis=-1, keepdims=True)
    total = np.exp(shifted).sum(axis=-1, keepdims=True)
    return np.asarray(shifted - np.log(total), np.float64)


def cross_entropy(logits: Logits, labels: Labels) -> float:
    """The mean of minus the logarithm of the true class's probability, in nats."""
    return float(-log_probabilities(logits)[np.arange(len(labels)), labels].mean())


def best_temperature(logits: Logits, labels: Labels) -> float:
    """The temperature to divide logits by that makes the cross-entropy least.

    The cross-entropy has one least value along the inverse temperature, in which it is convex, so
    a golden-section search over the temperature's logarithm finds it.

    Reference:
        Guo et al., "On Calibration of Modern Neural Networks", 2017, section 4.2.
    """
    ratio = (5**0.5 - 1) / 2
    low, high = SEARCH
    while high - low > 1e-4:
        left, right = high - ratio * (high - low), low + ratio * (high - low)
        if _loss_at(left, logits, labels) < _loss_at(right, logits, labels):
            high = right
        else:
            low = left
    return float(np.exp((low + high) / 2))


def reliability(logits: Logits, labels: Labels, *, bins: int = BINS) -> tuple[Bin, ...]:
    """The pictures sorted by winning probability into `bins` of equal width."""
    probabilities = np.exp(log_probabilities(logits))
    confidence, right = probabilities.max(axis=1), probabilities.argmax(axis=1) == labels
    place = np.clip(np.ceil(confidence * bins).astype(int) - 1, 0, bins - 1)
    return tuple(
        _bin(index / bins, (index + 1) / bins, confidence[place == index], right[place == index])
        for index in range(bins)
    )


def expected_calibration_error(table: tuple[Bin, ...]) -> float:
    """The mean distance between confidence and accuracy, each bin counted by its pictures.

    Reference:
        Naeini et al., "Obtaining Well Calibrated Probabilities Using Bayesian Binning", 2015.
    """
    gaps = [
        (part.n, abs(part.confidence - part.accuracy))
        for part in table
        if part.confidence is not None and part.accuracy is not None
    ]
    return sum(n * gap for n, gap in gaps) / sum(n for n, _ in gaps)


def bin_of(probability: float, bins: Sequence[Mapping[str, Any]]) -> Mapping[str, Any]:
    """The bin that holds a probability, of bins as an evaluation's JSON has them.

    An edge belongs to the bin below it.
    """
    return next((found for found in bins if probability <= found["high"]), bins[-1])


def _loss_at(log_temperature: float, logits: Logits, labels: Labels) -> float:
    return cross_entropy(logits / np.float32(np.exp(log_temperature)), labels)


def _bin(low: float, high: float, confidence: NDArray[np.float64], right: NDArray[np.bool_]) -> Bin:
    if not len(confidence):
        return Bin(low, high, 0, None, None)
    return Bin(low, high, len(confidence), float(confidence.mean()), float(right.mean()))
