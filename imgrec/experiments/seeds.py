"""Accuracies of the same network from several seeds -> mean, spread, and what may be said of it.

Another seed is other first weights, another order of the pictures and other dropout: the same
network comes out a little better or worse. A change is only worth a word where it does more.
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

CONFIDENCE = 0.95
T_QUANTILES = (12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306)
"""The 97.5 % quantiles of Student's t, for 1, 2, ... degrees of freedom."""


@dataclass(frozen=True)
class Difference:
    """The mean of a variant minus the mean of the base.

    Attributes:
        mean: of the differences, in the unit of the values.
        margin: the half width of the interval in which the true difference lies, with 95 %
            confidence; None where there are not enough seeds to say.
    """

    mean: float
    margin: float | None

    @property
    def larger_than_noise(self) -> bool | None:
        """Whether zero lies outside the interval; None where nothing can be said."""
        return None if self.margin is None else abs(self.mean) > self.margin


def mean(values: Sequence[float]) -> float | None:
    """The mean; None of nothing."""
    return statistics.fmean(values) if values else None


def spread(values: Sequence[float]) -> float | None:
    """The standard deviation, with n - 1; None of fewer than two."""
    return statistics.stdev(values) if len(values) > 1 else None


def difference(variant: Sequence[float], base: Sequence[float]) -> Difference:
    """Compare two groups of runs; each has at least one value, and both at most ten together.

    `margin = t * s * sqrt(1/n + 1/m)`, with the pooled variance
    `s^2 = ((n-1) s_n^2 + (m-1) s_m^2) / (n+m-2)` and `t` for `n+m-2` degrees of freedom.

    Reference:
        Student, "The Probable Error of a Mean", 1908; the form for two groups is that of Fisher,
        "Statistical Methods for Research Workers", 1925, section 24.1.
    """
    n, m = len(variant), len(base)
    between, freedom = statistics.fmean(variant) - statistics.fmean(base), n + m - 2
    if freedom < 1:
        return Difference(between, None)
    squares = sum((k - 1) * (spread(some) or 0.0) ** 2 for k, some in ((n, variant), (m, base)))
    error = math.sqrt(squares / freedom * (1 / n + 1 / m))
    return Difference(between, T_QUANTILES[freedom - 1] * error)


def false_alarms(comparisons: int) -> float:
    """The largest chance that at least one of so many changes of no effect looks like one.

    Reference:
        Bonferroni's bound: the chances of each, added up, whatever they have to do with each other.
    """
    return min(1.0, (1 - CONFIDENCE) * comparisons)
