"""Nothing -> the average training picture: what a network has seen most, and so expects."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from imgrec import cifar10
from imgrec.images import to_image


@cache
def average_picture() -> NDArray[np.float32]:
    """The mean of the 2,000 bundled training pictures: float32 `(32, 32, 3)`, 0 to 1, read-only."""
    mean: NDArray[np.float32] = (
        to_image(cifar10.load("bundled").x_train).mean(axis=0, dtype=np.float64).astype(np.float32)
    )
    mean.flags.writeable = False
    return mean
