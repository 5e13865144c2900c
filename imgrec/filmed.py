"""What a film of a training holds: the network at some moments, and what was measured then."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from imgrec.film_pictures import Followed
from imgrec.training.run_folder import RunFolder


@dataclass(frozen=True)
class Tested:
    """What the finished network came to on `n` test pictures: mean loss, share answered right."""

    loss: float
    accuracy: float
    n: int


@dataclass(frozen=True, eq=False, kw_only=True)
class Film:
    """Some moments of one training, in order; the first axis of every array is the moment.

    Attributes:
        epoch: after how many whole epochs, int32 `(moments,)`.
        step: and after how many steps of the next one, int32 `(moments,)`; 0 at an epoch's end.
        steps: of an epoch; 1 where no moment is within one.
        loss: on the training pictures, while training: `(moments,)`; NaN before the first step.
        accuracy: the share of them answered right: `(moments,)`; NaN as there.
        val_loss: on the held-out pictures, with all units present: `(moments,)`; NaN within an
            epoch, where it is not measured.
        val_accuracy: the share of those answered right: `(moments,)`; NaN as there.
        kernel: of the convolution, `(moments, rows, columns, channels, filters)`.
        unit_norms: one norm a hidden unit, `(moments, units)`.
        filter_norms: one norm a whole filter, `(moments, filters)`.
        answers: the probabilities of the sample pictures, `(moments, samples, classes)`.
        confusion: counts on the held-out pictures, `(moments, classes, classes)`; the row is the
            true class, the column the answer. All 0 within an epoch.
        awake: for how many of `awake_of` pictures each unit is above zero, `(moments, units)`; 255
            within an epoch.
        awake_of: the ten samples in a shipped film, at most 64 held-out pictures in a run.
        own: the probabilities of the learner's own picture, `(moments, classes)`, NaN where it was
            not there; None where it never was.
        answered: the class that each held-out picture was taken for, uint8 `(moments, n)`, 255
            within an epoch; None in a shipped film.
        class_names: of the classes.
        samples: the sample pictures; fewer than in `answers` where they are gone.
        limit: on the norm of a unit; None where there is none.
        epochs: that the training is meant to have.
        finished: whether it has left its network.
        test: what that is worth on the test pictures, once they were read.
        folder: of the run; None for a shipped film.
    """

    epoch: NDArray[np.int32]
    step: NDArray[np.int32]
    steps: int = 1
    loss: NDArray[np.float32]
    accuracy: NDArray[np.float32]
    val_loss: NDArray[np.float32]
    val_accuracy: NDArray[np.float32]
    kernel: NDArray[np.float16]
    unit_norms: NDArray[np.float32]
    filter_norms: NDArray[np.float32]
    answers: NDArray[np.float32]
    confusion: NDArray[np.int16]
    awake: NDArray[np.uint8]
    awake_of: int
    own: NDArray[np.float32] | None = None
    answered: NDArray[np.uint8] | None = None
    class_names: tuple[str, ...]
    samples: tuple[Followed, ...]
    limit: float | None
    epochs: int
    finished: bool = True
    test: Tested | None = None
    folder: RunFolder | None = None

    @property
    def progress(self) -> NDArray[np.float32]:
        """After how many epochs, parts of them included: `(moments,)`."""
        return np.asarray(self.epoch + self.step / self.steps, np.float32)

    def at(self, moments: NDArray[np.intp]) -> Film:
        """The same film with these moments alone."""
        arrays = {field.name: getattr(self, field.name) for field in fields(self)}
        kept: dict[str, Any] = {
            name: array[moments] for name, array in arrays.items() if isinstance(array, np.ndarray)
        }
        return replace(self, **kept)

    @property
    def truths(self) -> list[int]:
        """The class of each sample picture, gone or not: there is one of each, in their order."""
        return [one.truth for one in self.samples] or list(range(self.answers.shape[1]))

    @property
    def dead(self) -> NDArray[np.int32]:
        """How many units are zero for all of the `awake_of` pictures: 0 within an epoch."""
        return np.asarray((self.awake == 0).sum(axis=1), np.int32)
