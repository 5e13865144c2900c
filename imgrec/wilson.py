"""So many right of so many -> between which shares the truth lies."""

from __future__ import annotations

from math import sqrt

SURENESS = 1.96  # standard deviations about the middle that hold 95 %


def interval(right: int, count: int) -> tuple[float, float]:
    """The interval of 95 % for a share, good for small numbers too.

    Args:
        right: How many were right.
        count: Of how many, at least 1.

    Returns:
        Its ends, from 0 to 1.

    Reference:
        E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", 1927.
    """
    share, weight = right / count, SURENESS**2 / count
    middle = (share + weight / 2) / (1 + weight)
    half = sqrt(share * (1 - share) * weight + weight**2 / 4) / (1 + weight)
    return max(0.0, middle - half), min(1.0, middle + half)
