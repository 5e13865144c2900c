"""How long a training is -> the steps of an epoch after which its film gets a picture.

The first steps change most, so the first epoch is filmed after 0, 1, 2, 4, 8 ... steps. Later a
short training is filmed a few times an epoch and a long one at the ends of its epochs, never more
often than the time for a frame allows.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

PICTURES_APART = 5000  # to train on between two frames: a frame costs as much as about 80
WITHIN = 60  # frames within all epochs together, roughly
ENDS = 200  # frames at the ends of epochs, at most


@dataclass(frozen=True)
class Moment:
    """When a frame was taken.

    Attributes:
        epoch: After how many whole epochs.
        step: After how many steps of the next one; None at the end of an epoch.
        path: Its file.
    """

    epoch: int
    step: int | None
    path: Path

    @classmethod
    def of(cls, path: Path) -> Moment:
        """Read it from the name of the file, `0007` or `0007-000250`."""
        epoch, _, step = path.stem.partition("-")
        return cls(int(epoch), int(step) if step else None, path)


def moments(epoch: int, *, epochs: int, steps: int, batch_size: int) -> frozenset[int]:
    """After how many steps of an epoch the network is filmed; its end is not among them.

    Args:
        epoch: counted from 0.
        epochs: of the whole training.
        steps: of an epoch.
        batch_size: pictures a step.
    """
    first = epoch == 0
    room = steps * batch_size // PICTURES_APART
    parts = max(1, min(room, WITHIN // (2 if first else epochs)))
    even = {steps * part // parts for part in range(1, parts)}
    return frozenset(even | (_doubling(steps) if first else set()))


def is_filmed_at_its_end(epoch: int, *, epochs: int) -> bool:
    """Whether the end of an epoch (from 0) is filmed: every one, but in very long trainings."""
    every = math.ceil(epochs / ENDS)
    return (epoch + 1) % every == 0 or epoch + 1 == epochs or epoch == 0


def _doubling(steps: int) -> set[int]:
    """0, 1, 2, 4, 8 ... up to half of the steps."""
    return {0} | {2**n for n in range(steps.bit_length()) if 2 ** (n + 1) <= steps}
