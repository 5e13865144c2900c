"""A moment of a film, a class, an answer -> held-out pictures of the one taken for the other."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from imgrec.errors import TrainingError
from imgrec.film import Film
from imgrec.training.settings import pictures_of_run

MOST = 12


@dataclass(frozen=True, eq=False)
class Confused:
    """The first twelve pictures, uint8 `(n, rows, columns, channels)`, of so many."""

    pixels: NDArray[np.uint8]
    count: int


def confused(film: Film, moment: int, *, truth: int, answer: int) -> Confused:
    """Find the held-out pictures of one class that were taken for another, or for the same.

    Args:
        film: of a run that is still there.
        moment: the end of an epoch, as a place in the film.
        truth: the class that they are of.
        answer: the class that they were taken for.

    Raises:
        TrainingError: the film knows no answers to single pictures, or its pictures have changed.
        DatasetError: its pictures are gone.
    """
    if film.folder is None or film.answered is None:
        raise TrainingError(
            "Expected a run that keeps its answers. Received a film alone. Train one yourself."
        )
    held_out = pictures_of_run(film.folder, None).held_out_part()
    found = np.flatnonzero((held_out.y_test == truth) & (film.answered[moment] == answer))
    return Confused(held_out.x_test[found[:MOST]], len(found))
