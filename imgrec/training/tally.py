"""The steps of an epoch -> its mean loss, accuracy and speed, as far as it has come."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from imgrec.errors import TrainingError


class Tally:
    """Sums over one epoch; the clock runs from its making on."""

    def __init__(self) -> None:
        """Start the clock."""
        self._began = time.perf_counter()
        self._loss, self._right, self._seen = 0.0, 0.0, 0

    def add(self, loss: float, right: float, pictures: int) -> None:
        """Count a step: its mean loss, its right answers, its pictures."""
        self._loss += loss * pictures
        self._right += right
        self._seen += pictures

    @property
    def loss(self) -> float:
        """The mean over all pictures seen."""
        return self._loss / self._seen

    @property
    def accuracy(self) -> float:
        """The share of right answers, 0 to 1."""
        return self._right / self._seen

    @property
    def seconds(self) -> float:
        """How long the steps took."""
        return time.perf_counter() - self._began

    @property
    def pictures_per_second(self) -> float:
        """The speed of the steps."""
        return self._seen / self.seconds

    def metrics(self) -> dict[str, float]:
        """All of it, by the names that a run's `metrics.jsonl` has for it."""
        named = ("loss", "accuracy", "seconds", "pictures_per_second")
        return {name: getattr(self, name) for name in named}

    @contextmanager
    def stopped(self) -> Iterator[None]:
        """Stop the clock meanwhile: a report may pause the training for as long as it likes."""
        stopped = time.perf_counter()
        try:
            yield
        finally:
            self._began += time.perf_counter() - stopped


def diverged(loss: float, epoch: int, step: int, *, kept: int, folder: Path) -> TrainingError:
    """The sentence for a loss that is no number; `kept` epochs were finished before."""
    return TrainingError(
        f"Expected a finite loss. Received {loss} in step {step} of epoch {epoch}. "
        f"Start anew with a lower learning rate; the {kept} epochs before are kept in {folder}."
    )
