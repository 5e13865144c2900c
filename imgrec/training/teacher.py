"""What a larger network answered on the training pictures -> targets for a smaller one.

The answers are given for each picture as it is and mirrored, at a grid of shifts; between these
they are interpolated, so that a picture that comes shifted has the target that belongs to it.

Reference:
    Hinton, Vinyals and Dean, "Distilling the Knowledge in a Neural Network", 2015.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError

from imgrec.by_hand.softmax import softmax
from imgrec.dataset import Dataset
from imgrec.errors import TrainingError
from imgrec.training.recipes import Recipe
from imgrec.training.whole_files import read_arrays, save_whole

REACH, STEP = 4, 2  # pixels: the furthest shift each way, and from one of the grid to the next
SHIFTS = tuple(range(-REACH, REACH + 1, STEP))
Place = tuple[int, int, int]


@dataclass(frozen=True, eq=False)
class Teacher:
    """A teacher's answers on the training part of one data set.

    Attributes:
        logits: float16 `(n, 2, shifts, shifts, classes)`: of each picture, as it is and mirrored,
            shifted down and to the right by each of `SHIFTS`.
        data_sha: Which data set it is.
    """

    logits: NDArray[np.float16]
    data_sha: str

    def targets(
        self,
        indices: NDArray[np.intp],
        *,
        mirrored: NDArray[np.bool_],
        shifts: NDArray[np.integer],
        temperature: float,
    ) -> NDArray[np.float32]:
        """Its probabilities for pictures as they come, softened by a temperature.

        Args:
            indices: `(m,)`, which pictures of the training part.
            mirrored: `(m,)`, whether each comes mirrored, after it was shifted.
            shifts: `(2, m)`, pixels down and to the right, `-REACH` to `REACH`.
            temperature: Above 0; the logits are divided by it.

        Returns:
            float32 `(m, classes)`; each row adds up to 1.
        """
        before, beyond = np.divmod(shifts + REACH, STEP)
        share = (beyond / STEP).astype(np.float32)  # of the next place of the grid: (2, m)
        logits = np.zeros((len(indices), self.logits.shape[-1]), np.float32)
        for down in (0, 1):
            for right in (0, 1):
                rows = np.minimum(before[0] + down, len(SHIFTS) - 1)
                columns = np.minimum(before[1] + right, len(SHIFTS) - 1)
                weight = np.abs(1 - down - share[0]) * np.abs(1 - right - share[1])
                found = self.logits[indices, mirrored.astype(np.intp), rows, columns]
                logits += weight[:, None] * found
        return softmax(logits, temperature)


def variations(pictures: NDArray[np.uint8]) -> Iterator[tuple[Place, NDArray[np.uint8]]]:
    """The pictures as a teacher has to see them: a place in its logits, and `(n, h, w, channels)`.

    What a shift leaves empty is filled by reflection, as `Batches` does.
    """
    margins = ((0, 0), (REACH, REACH), (REACH, REACH), (0, 0))
    padded, (height, width) = np.pad(pictures, margins, mode="reflect"), pictures.shape[1:3]
    for row, down in enumerate(SHIFTS):
        for column, right in enumerate(SHIFTS):
            top, left = REACH + down, REACH + right
            shifted = padded[:, top : top + height, left : left + width]
            yield (0, row, column), shifted
            yield (1, row, column), shifted[:, :, ::-1]


def check_teacher(recipe: Recipe, teacher: Teacher | None) -> None:
    """Refuse a recipe without the teacher that it needs, and a teacher that no recipe asks.

    Raises:
        TrainingError: In both cases, and where pictures are shifted further than it answered.
    """
    needs = recipe.teacher_share > 0
    if needs != (teacher is not None):
        expected, received = ("a", "none") if needs else ("no", "one")
        raise TrainingError(
            f"Expected {expected} teacher with the recipe {recipe.name}. Received {received}. "
            "A teacher goes with the recipe taught, and only with it."
        )
    if needs and recipe.shift > REACH:
        raise TrainingError(
            f"Expected shifts of at most {REACH} pixels with a teacher. Received {recipe.shift}. "
            "Shift less."
        )


def save_teacher(path: Path, teacher: Teacher) -> None:
    """Write a teacher's answers as a safetensors file."""
    save_whole(path, {"logits": teacher.logits}, {"data": teacher.data_sha})


def load_teacher(path: Path, data: Dataset) -> Teacher:
    """Read a teacher's answers on the training part of `data`.

    Raises:
        TrainingError: If there is no such file, or its answers are not on these pictures.
    """
    expected = f"Expected in {path} a teacher's answers on the pictures of {data.name}."
    try:
        arrays, metadata = read_arrays(path)
        teacher = Teacher(arrays["logits"], metadata["data"])
    except (OSError, SafetensorError, KeyError) as error:
        raise TrainingError(f"{expected} It cannot be read ({error}). Name that file.") from error
    places = (2, len(SHIFTS), len(SHIFTS))
    shape = (int(np.count_nonzero(~data.held_out)), *places, len(data.class_names))
    if teacher.data_sha != data.sha or teacher.logits.shape != shape:
        raise TrainingError(
            f"{expected} Received answers of shape {teacher.logits.shape} on other pictures. "
            "Make them again with the data that you train on."
        )
    return teacher
