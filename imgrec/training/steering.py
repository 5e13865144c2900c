"""What a person changes while a training goes on."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass
class Steering:
    """Read before every step; whoever holds it may change it from another thread.

    Attributes:
        learning_rate: The highest learning rate of the schedule from now on; None keeps the one
            that the run has.
        picture: The learner's own one, whose answers the film keeps: uint8 `(rows, columns,
            channels)`. It is in memory alone: nothing writes it.
    """

    learning_rate: float | None = None
    picture: NDArray[np.uint8] | None = None
