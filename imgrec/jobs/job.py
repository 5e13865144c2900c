"""What a learner asks to be trained, and what a page may know of it while it goes on."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from imgrec.architecture import SIX_LAYERS, Architecture
from imgrec.dataset import Dataset
from imgrec.training.recipes import Recipe


class State(StrEnum):
    """Where a job is; the last three are its end."""

    WAITING = "waiting"
    RUNNING = "running"
    PAUSED = "paused"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def ended(self) -> bool:
        """Whether nothing more will come."""
        return self in (State.DONE, State.FAILED, State.CANCELLED)


@dataclass(frozen=True)
class Order:
    """One training, as it is asked for.

    Attributes:
        run: The name of its run folder: letters, digits, `-` and `_`, at most 64. It names the job.
        learner: The code of who asks.
        recipe: How to train.
        data: The pictures, as `cifar10.load` names them: the run keeps their hash. Or a learner's
            own ones: the run keeps them all.
        epochs: Instead of the recipe's own number.
        seed: Of all that is random.
        architecture: The layers to train.
        picture: The learner's own one, whose answers the film follows: uint8 `(rows, columns,
            channels)`. It stays in memory, here and in the worker; no disk ever has it.
    """

    run: str
    learner: str
    recipe: Recipe
    data: str | Dataset = "bundled"
    epochs: int | None = None
    seed: int = 0
    architecture: Architecture = SIX_LAYERS
    picture: NDArray[np.uint8] | None = field(default=None, repr=False, compare=False)


@dataclass(frozen=True)
class Progress:
    """How far a training has come; epochs and steps count from 0.

    Attributes:
        epoch: The one that is being trained; equal to `epochs` at the end.
        epochs: How many there will be.
        step: The last one done in it.
        steps: How many an epoch has.
        loss: Mean of the epoch so far.
        pictures_per_second: The speed of its steps.
        metrics: Of the last finished epoch, as `metrics.jsonl` names them; empty before the first.
    """

    epoch: int
    epochs: int
    step: int = 0
    steps: int = 0
    loss: float | None = None
    pictures_per_second: float = 0.0
    metrics: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Job:
    """One training at one moment.

    Attributes:
        run: The name of its run folder, and its own.
        learner: Who asked for it.
        folder: Where its run is; `RunFolder` reads it, at any time.
        state: Where it is.
        place: How many are served before it, while it waits; else None.
        progress: How far it is; None before its first step.
        problem: One sentence for a person, when it failed.
    """

    run: str
    learner: str
    folder: Path
    state: State = State.WAITING
    place: int | None = None
    progress: Progress | None = None
    problem: str | None = None
