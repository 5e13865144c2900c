"""A word of the command line -> the labelled pictures that a measuring script runs on."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from imgrec import cifar10


def measured_pictures(
    arguments: Sequence[str],
) -> tuple[NDArray[np.uint8], NDArray[np.uint8], str]:
    """The pictures, their classes, and what they are called.

    The held-out pictures of the full set, which no weights were trained on and on which things are
    chosen; with the word `bundled`, the bundled test pictures.
    """
    if "bundled" in arguments:
        data = cifar10.load("bundled")
        return data.x_test, data.y_test, "bundled test pictures"
    full = cifar10.load("full")
    return full.x_train[full.held_out], full.y_train[full.held_out], "held-out pictures"
