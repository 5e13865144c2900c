"""What a person changes while a training goes on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass
class Steering:
    """Read before every step; whoever holds it may change it from another thread.

    Attributes:
        learning_rate: The highest learning rate of the schedule from now on; None keeps the one
            that the run has.
    """

    learning_rate: float | None = None
