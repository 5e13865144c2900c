"""What a training tells while it goes on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class StepReport:
    """How far the epoch is; epochs and steps count from 0."""

    epoch: int
    epochs: int
    step: int
    steps: int
    loss: float
    pictures_per_second: float


@dataclass(frozen=True)
class EpochReport:
    """What an epoch came to; `val_` is measured on the held-out pictures, without dropout."""

    epoch: int
    epochs: int
    loss: float
    accuracy: float
    val_loss: float
    val_accuracy: float
    seconds: float


Report = Callable[[StepReport | EpochReport], None]


def silent(_: StepReport | EpochReport) -> None:
    """A report that nobody reads."""
