"""Training pictures -> the batches of one epoch, shuffled and varied by seed and epoch alone."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from imgrec.training.recipes import Recipe
from imgrec.training.teacher import Teacher


@dataclass(frozen=True)
class Batch:
    """What one step of training sees.

    Attributes:
        pictures: uint8 array `(n, height, width, channels)`.
        classes: uint8 array `(n,)`, what each shows; of a blend, what it shows most of.
        targets: float32 array `(n, classes)`; each row adds up to 1.
        mix: float32 array `(n,)`, 0.5 to 1: the share of each picture in its blend with the
            picture at the mirrored place in the batch. All ones where nothing is blended.
    """

    pictures: NDArray[np.uint8]
    classes: NDArray[np.uint8]
    targets: NDArray[np.float32]
    mix: NDArray[np.float32]

    def __len__(self) -> int:
        """Pictures in the batch."""
        return len(self.pictures)


class Batches:
    """All batches of a training: the same for the same data, recipe, seed and epoch.

    A partial batch at an epoch's end is left out when the recipe varies its pictures (they come
    round again, differently) and kept when it does not, as Keras's `fit` does.
    """

    def __init__(
        self,
        x: NDArray[np.uint8],
        y: NDArray[np.uint8],
        *,
        classes: int,
        recipe: Recipe,
        seed: int,
        teacher: Teacher | None = None,
    ) -> None:
        """Keep views of the pictures, padded once for shifting."""
        self._recipe, self._seed, self._teacher = recipe, seed, teacher
        self._count, self._classes = len(x), y
        self._targets = smoothed_targets(y, classes, smoothing=recipe.label_smoothing)
        self._windows = _shift_windows(x, recipe.shift)

    def __len__(self) -> int:
        """Steps in an epoch."""
        full, rest = divmod(self._count, self._recipe.batch_size)
        return full + int(rest > 0 and (full == 0 or not self._varies))

    @property
    def _varies(self) -> bool:
        return self._recipe.flip or self._recipe.shift > 0 or self._recipe.mixup > 0

    def epoch(self, number: int) -> Iterator[Batch]:
        """The batches of epoch `number` (from 0), each made while the one before is in use."""
        random = np.random.default_rng([self._seed, number])
        order = random.permutation(self._count)
        size = self._recipe.batch_size
        chosen = [order[step * size : (step + 1) * size] for step in range(len(self))]
        seeds = random.integers(2**63, size=len(chosen))
        with ThreadPoolExecutor(max_workers=1) as maker:
            made = maker.submit(self._batch, chosen[0], seeds[0])
            for indices, seed in zip(chosen[1:], seeds[1:], strict=True):
                batch, made = made.result(), maker.submit(self._batch, indices, seed)
                yield batch
            yield made.result()

    def _batch(self, indices: NDArray[np.intp], seed: int) -> Batch:
        random = np.random.default_rng(seed)
        pictures, targets = self._varied(indices, random)
        mix = np.ones(len(indices), np.float32)
        if self._recipe.mixup > 0:
            drawn = random.beta(self._recipe.mixup, self._recipe.mixup, len(indices))
            mix = np.maximum(drawn, 1 - drawn).astype(np.float32)
            targets = mix[:, None] * targets + (1 - mix[:, None]) * targets[::-1]
        return Batch(pictures, self._classes[indices], targets, mix)

    def _varied(
        self, indices: NDArray[np.intp], random: np.random.Generator
    ) -> tuple[NDArray[np.uint8], NDArray[np.float32]]:
        reach = self._recipe.shift
        shifts = random.integers(0, 2 * reach + 1, size=(2, len(indices)))
        pictures = self._windows[indices, shifts[0], shifts[1]]  # (n, channels, height, width)
        pictures = np.ascontiguousarray(pictures.transpose(0, 2, 3, 1))
        mirrored = np.zeros(len(indices), np.bool_)
        if self._recipe.flip:
            mirrored = random.random(len(indices)) < 0.5
            pictures[mirrored] = pictures[mirrored, :, ::-1]
        targets = self._targets[indices]
        if self._teacher is not None:
            taught = self._teacher.targets(
                indices,
                mirrored=mirrored,
                shifts=shifts - reach,
                temperature=self._recipe.teacher_temperature,
            )
            share = np.float32(self._recipe.teacher_share)
            targets = share * taught + (1 - share) * targets
        return pictures, targets


def smoothed_targets(
    y: NDArray[np.uint8], classes: int, *, smoothing: float
) -> NDArray[np.float32]:
    """One-hot rows with `smoothing` of each spread evenly over all classes.

    Reference:
        Szegedy et al., "Rethinking the Inception Architecture", 2016, section 7.
    """
    one_hot = np.eye(classes, dtype=np.float32)[y]
    return one_hot * np.float32(1 - smoothing) + np.float32(smoothing / classes)


def _shift_windows(x: NDArray[np.uint8], shift: int) -> NDArray[np.uint8]:
    """Every shifted version of every picture, as a view: `(n, 2s+1, 2s+1, channels, h, w)`."""
    margins = ((0, 0), (shift, shift), (shift, shift), (0, 0))
    padded = np.pad(x, margins, mode="reflect") if shift else x
    return np.lib.stride_tricks.sliding_window_view(padded, x.shape[1:3], axis=(1, 2))
