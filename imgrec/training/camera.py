"""A run while it trains -> the frames of its film, at the moments that are worth one."""

from __future__ import annotations

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from imgrec.network import Network
from imgrec.training.film import Watched, film_frame, held_out_frame
from imgrec.training.moments import is_filmed_at_its_end, moments
from imgrec.training.recipes import Recipe
from imgrec.training.run_folder import RunFolder
from imgrec.training.steering import Steering
from imgrec.training.tally import Tally


class Filmed(Protocol):
    """What a camera looks at: a run."""

    folder: RunFolder
    recipe: Recipe
    steering: Steering
    epochs: int
    class_names: tuple[str, ...]
    held_x: NDArray[np.uint8]
    held_y: NDArray[np.uint8]

    def network(self) -> Network:
        """The network as it stands."""


class Camera:
    """It reads the run and writes frames; the training goes on as it would without it."""

    def __init__(self, run: Filmed) -> None:
        """Look at a run."""
        self._run = run

    def step(self, epoch: int, step: int, steps: int, tally: Tally) -> None:
        """Film before a step of an epoch (both from 0), if that moment is worth it."""
        run = self._run
        size = run.recipe.batch_size
        if step not in moments(epoch, epochs=run.epochs, steps=steps, batch_size=size):
            return
        so_far = np.asarray([tally.loss, tally.accuracy] if step else [np.nan] * 2, np.float32)
        told = {"so_far": so_far, "steps": np.asarray([steps], np.int32)}
        frame = film_frame(run.network(), self._watched())
        run.folder.save_frame(epoch, frame | told, step=step)

    def end(self, epoch: int, logits: NDArray[np.float32]) -> None:
        """Film after `epoch` whole epochs, with the answers on the held-out pictures."""
        run = self._run
        if not is_filmed_at_its_end(epoch - 1, epochs=run.epochs):
            return
        network, pictures = run.network(), self._watched()
        frame = held_out_frame(network, pictures, logits, run.held_y)
        run.folder.save_frame(epoch, film_frame(network, pictures) | frame)

    def _watched(self) -> Watched:
        run = self._run
        return Watched.of(run.class_names, run.held_x, run.held_y, run.steering.picture)
