"""Four arrays -> a checked set of CIFAR-10 pictures, and which of its training part is held out."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from imgrec.errors import DatasetError

CLASS_NAMES = (
    "airplane",
    "automobile",
    "bird",
    "cat",
    "deer",
    "dog",
    "frog",
    "horse",
    "ship",
    "truck",
)
ARRAYS = ("x_train", "y_train", "x_test", "y_test")
FULL_COUNTS = (50_000, 10_000)
# SHA-256 of the 50,000 + 10,000 labels, one byte each, in the order of the official batches.
FULL_LABELS = "3edb456524d5918aefded81f5aef7c32efab2a788211df998a4eb0c8957baa1f"
HELD_OUT_FILE = Path(__file__).parent / "assets" / "held_out.npy"
REMEDY = "Run `imgrec data fetch` to download CIFAR-10, or `imgrec data import PATH` for a copy."

Bytes = NDArray[np.uint8]


@dataclass(frozen=True, eq=False)
class Cifar10:
    """A training and a test part of CIFAR-10: all of it, the bundled subset, or a file's own.

    Attributes:
        x_train: uint8 `(n, 32, 32, 3)`, red green blue, 0 to 255.
        y_train: uint8 `(n,)`, the class of each picture, 0 to 9 in the order of `CLASS_NAMES`.
        x_test: uint8 `(m, 32, 32, 3)`.
        y_test: uint8 `(m,)`.
        name: `full`, `bundled`, or the path of a file: `load(name)` gives the set again.
    """

    x_train: Bytes
    y_train: Bytes
    x_test: Bytes
    y_test: Bytes
    name: str

    @cached_property
    def sha(self) -> str:
        """SHA-256 of the pictures and labels (not of their file), as 64 hexadecimal digits."""
        digest = hashlib.sha256()
        for part in (self.x_train, self.y_train, self.x_test, self.y_test):
            digest.update(np.ascontiguousarray(part).data)
        return digest.hexdigest()

    @property
    def is_full(self) -> bool:
        """Whether these are all the 60,000 pictures in the official order."""
        return has_all_labels(self.y_train, self.y_test)

    @cached_property
    def held_out(self) -> NDArray[np.bool_]:
        """Which training pictures are held out: bool `(n,)`.

        In the full set, the 5,000 of `held_out_indices`. In any other set, the last tenth of each
        class in the order of the file (20 of the 200 in the bundled subset).
        """
        if self.is_full:
            mask = np.zeros(len(self.y_train), dtype=np.bool_)
            mask[held_out_indices()] = True
            return mask
        return _last_tenth_of_each_class(self.y_train)

    def training_part(self) -> Cifar10:
        """The same set with the held-out pictures taken out of its training part."""
        return self._with_training(~self.held_out, name=self.name)

    def held_out_part(self) -> Cifar10:
        """The same set with the held-out pictures in place of its test part.

        What chooses a recipe, a temperature or a threshold reads this and never the test part.
        """
        part = self._with_training(~self.held_out, name=f"{self.name}, held out")
        held = self.held_out
        return replace(part, x_test=self.x_train[held], y_test=self.y_train[held])

    def _with_training(self, mask: NDArray[np.bool_], *, name: str) -> Cifar10:
        return replace(self, x_train=self.x_train[mask], y_train=self.y_train[mask], name=name)


def checked(arrays: dict[str, NDArray[Any]], name: str, *, where: str) -> Cifar10:
    """Four arrays by name -> a `Cifar10` whose shapes, dtypes and labels were looked at.

    Args:
        arrays: `x_train y_train x_test y_test`; labels `(n,)` or `(n, 1)` of any integer dtype.
        name: what the set is called.
        where: the file, for the sentence of an error.

    Raises:
        DatasetError: what was expected, what came, in which file, and what to do.
    """
    missing = [key for key in ARRAYS if key not in arrays]
    if missing:
        raise refusal(where, f"it has no {' '.join(missing)}")
    parts: dict[str, Bytes] = {}
    for part in ("train", "test"):
        x, y = arrays[f"x_{part}"], arrays[f"y_{part}"]
        parts[f"x_{part}"] = _pictures(x, f"x_{part}", where=where)
        parts[f"y_{part}"] = _labels(y, f"y_{part}", where=where, count=len(x))
    return Cifar10(**parts, name=name)


def has_all_labels(y_train: Bytes, y_test: Bytes) -> bool:
    """Whether the labels are those of the full set, in the order of the official batches."""
    if (len(y_train), len(y_test)) != FULL_COUNTS:
        return False
    return hashlib.sha256(y_train.tobytes() + y_test.tobytes()).hexdigest() == FULL_LABELS


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


def _pictures(x: NDArray[Any], key: str, *, where: str) -> Bytes:
    if x.ndim != 4 or x.shape[1:] != (32, 32, 3) or len(x) == 0:
        raise refusal(where, f"expected {key} of shape (n, 32, 32, 3), received {x.shape}")
    if x.dtype != np.uint8:
        raise refusal(where, f"expected {key} as uint8, received {x.dtype}")
    return x


def _labels(y: NDArray[Any], key: str, *, where: str, count: int) -> Bytes:
    if y.shape not in ((count,), (count, 1)):
        raise refusal(where, f"expected {key} of shape ({count},), received {y.shape}")
    if not np.issubdtype(y.dtype, np.integer):
        raise refusal(where, f"expected {key} as integers, received {y.dtype}")
    if y.min() < 0 or y.max() > 9:
        raise refusal(where, f"expected labels 0 to 9 in {key}, received {y.min()} to {y.max()}")
    return np.ascontiguousarray(y.reshape(count), dtype=np.uint8)


def _last_tenth_of_each_class(y: Bytes) -> NDArray[np.bool_]:
    mask = np.zeros(len(y), dtype=np.bool_)
    for label in range(len(CLASS_NAMES)):
        where = np.flatnonzero(y == label)
        mask[where[len(where) - len(where) // 10 :]] = True
    return mask
