"""What a network says of many pictures -> a table, as CSV: the same from the app and the command.

One row a picture: its name, the answer, its probability, the probability of every class, and what
went wrong where it could not be read.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from imgrec.spreadsheet import csv_text

PROBABILITY = "{:.6f}"


@dataclass(frozen=True, eq=False)
class Answered:
    """One picture and what the network says of it.

    Attributes:
        name: of the file.
        probabilities: float32 `(classes,)`; None where the file could not be read.
        error: the sentence that says why; empty where there is an answer.
    """

    name: str
    probabilities: NDArray[np.float32] | None
    error: str = ""


def answers_csv(class_names: Sequence[str], answers: Iterable[Answered]) -> str:
    """Give the CSV file: `picture,answer,probability`, a column a class, `error`."""
    columns = ("picture", "answer", "probability", *class_names, "error")
    return csv_text(columns, (_row(class_names, answer) for answer in answers))


def _row(class_names: Sequence[str], answered: Answered) -> tuple[str, ...]:
    shares = answered.probabilities
    if shares is None:
        return (answered.name, *("" for _ in range(len(class_names) + 2)), answered.error)
    winner = int(shares.argmax())
    numbers = [PROBABILITY.format(share) for share in shares]
    return (answered.name, class_names[winner], numbers[winner], *numbers, "")
