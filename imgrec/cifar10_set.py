"""Four arrays -> a checked set of CIFAR-10 pictures, and which of its training part is held out."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from imgrec.dataset import CLASS_NAMES, Bytes, Dataset, checked_arrays
from imgrec.errors import DatasetError

FULL_COUNTS = (50_000, 10_000)
# SHA-256 of the 50,000 + 10,000 labels, one byte each, in the order of the official batches.
FULL_LABELS = "3edb456524d5918aefded81f5aef7c32efab2a788211df998a4eb0c8957baa1f"
HELD_OUT_FILE = Path(__file__).parent / "assets" / "held_out.npy"
REMEDY = "Run `imgrec data fetch` to download CIFAR-10, or `imgrec data import PATH` for a copy."


def checked(arrays: Mapping[str, NDArray[Any]], name: str, *, where: str) -> Dataset:
    """Four arrays by name -> a set of CIFAR-10's classes; see `dataset.checked_arrays`.

    Args:
        arrays: `x_train y_train x_test y_test`.
        name: what the set is called: `cifar10.load(name)` gives it again.
        where: the file, for the sentence of an error.

    Raises:
        DatasetError: what was expected, what came, in which file, and what to do.
    """
    parts = checked_arrays(
        arrays, classes=len(CLASS_NAMES), refuse=lambda reason: refusal(where, reason)
    )
    return Dataset(**parts, name=name, held_out=held_out(parts["y_train"], parts["y_test"]))


def has_all_labels(y_train: Bytes, y_test: Bytes) -> bool:
    """Whether the labels are those of the full set, in the order of the official batches."""
    if (len(y_train), len(y_test)) != FULL_COUNTS:
        return False
    return hashlib.sha256(y_train.tobytes() + y_test.tobytes()).hexdigest() == FULL_LABELS


def is_full(data: Dataset) -> bool:
    """Whether these are all the 60,000 pictures in the official order."""
    return has_all_labels(data.y_train, data.y_test)


def held_out(y_train: Bytes, y_test: Bytes) -> NDArray[np.bool_]:
    """Which training pictures are held out: bool `(n,)`.

    In the full set, the 5,000 of `held_out_indices`. In any other set, the last tenth of each
    class in the order of the file (20 of the 200 in the bundled subset).
    """
    if has_all_labels(y_train, y_test):
        mask = np.zeros(len(y_train), dtype=np.bool_)
        mask[held_out_indices()] = True
        return mask
    return _last_tenth_of_each_class(y_train)


@cache
def held_out_indices() -> NDArray[np.int64]:
    """The 5,000 training pictures that no shipped network trains on: sorted, int64 `(5000,)`.

    A fixed list, 500 of each class, written once by `scripts/make_bundled_subset.py`.
    """
    indices: NDArray[np.int64] = np.load(HELD_OUT_FILE, allow_pickle=False).astype(np.int64)
    indices.flags.writeable = False
    return indices


def refusal(where: str, reason: str) -> DatasetError:
    """The sentence for a file that is not what its name says: the file, the reason, the remedy."""
    return DatasetError(f"{where} cannot be used as CIFAR-10: {reason}. {REMEDY}")


def _last_tenth_of_each_class(y: Bytes) -> NDArray[np.bool_]:
    mask = np.zeros(len(y), dtype=np.bool_)
    for label in range(len(CLASS_NAMES)):
        where = np.flatnonzero(y == label)
        mask[where[len(where) - len(where) // 10 :]] = True
    return mask
