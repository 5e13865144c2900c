"""A shipped film of a training -> Film: what the network was at some moments of it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.numpy import load_file

from imgrec.errors import WeightsError

ASSETS = Path(__file__).parent / "assets"


@dataclass(frozen=True, eq=False)
class Film:
    """Some moments of one training, in order; the first axis of every array is the moment.

    Attributes:
        epoch: after how many epochs, int32 `(moments,)`.
        loss: on the training pictures, while training: `(moments,)`.
        accuracy: the share of them answered right: `(moments,)`.
        val_loss: on the held-out pictures, with all units present: `(moments,)`.
        val_accuracy: the share of those answered right: `(moments,)`.
        kernel: of the convolution, `(moments, rows, columns, channels, filters)`.
        unit_norms: one norm a hidden unit, `(moments, units)`.
        filter_norms: one norm a whole filter, `(moments, filters)`.
        answers: the probabilities of the sample pictures, `(moments, samples, classes)`.
        confusion: counts on the held-out pictures, `(moments, classes, classes)`; the row is the
            true class, the column the answer.
    """

    epoch: NDArray[np.int32]
    loss: NDArray[np.float32]
    accuracy: NDArray[np.float32]
    val_loss: NDArray[np.float32]
    val_accuracy: NDArray[np.float32]
    kernel: NDArray[np.float16]
    unit_norms: NDArray[np.float32]
    filter_norms: NDArray[np.float32]
    answers: NDArray[np.float32]
    confusion: NDArray[np.int16]


def shipped_film(name: str) -> Film:
    """The film that lies beside the weights of a shipped network, such as `six_layers`.

    Raises:
        WeightsError: there is no such film, or it is not whole.
    """
    path = ASSETS / f"{name}.film.safetensors"
    try:
        stored: dict[str, NDArray[Any]] = load_file(path)
        return Film(**{field.name: stored[field.name] for field in fields(Film)})
    except (OSError, SafetensorError, KeyError) as error:
        raise WeightsError(
            f"Expected the film of a training in {path}. It cannot be read ({error}). "
            "Install imgrec again."
        ) from error
