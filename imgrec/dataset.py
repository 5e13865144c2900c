"""Arrays of pictures and classes -> a checked data set, and its parts to train, choose and test."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from imgrec.errors import DatasetError

CLASS_NAMES = (  # of CIFAR-10, the set that comes with the package
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
OWN = "own"  # the name of a set of a learner's own pictures
ARRAYS = ("x_train", "y_train", "x_test", "y_test")

Bytes = NDArray[np.uint8]
Refuse = Callable[[str], DatasetError]


@dataclass(frozen=True, eq=False)
class Dataset:
    """Pictures of some classes: a training part, some of it held out, and a test part.

    Attributes:
        x_train: uint8 `(n, 32, 32, 3)`, red green blue, 0 to 255.
        y_train: uint8 `(n,)`, the class of each picture: a place in `class_names`.
        x_test: uint8 `(m, 32, 32, 3)`.
        y_test: uint8 `(m,)`.
        name: `full`, `bundled`, the path of a file, or `own` for a learner's own pictures.
        held_out: bool `(n,)`, which training pictures no network trains on. What chooses a recipe,
            a temperature or a threshold reads these and never the test part.
        class_names: in the order of the labels.
    """

    x_train: Bytes
    y_train: Bytes
    x_test: Bytes
    y_test: Bytes
    name: str
    held_out: NDArray[np.bool_]
    class_names: tuple[str, ...] = CLASS_NAMES

    @cached_property
    def sha(self) -> str:
        """SHA-256 of pictures and labels (not of their file), as 64 hexadecimal digits.

        Other classes than CIFAR-10's, and which pictures are held out of them, count too.
        """
        digest = hashlib.sha256()
        for key in ARRAYS:
            digest.update(np.ascontiguousarray(getattr(self, key)).data)
        if self.class_names != CLASS_NAMES:
            digest.update(json.dumps(self.class_names).encode())
            digest.update(self.held_out.tobytes())
        return digest.hexdigest()

    def training_part(self) -> Dataset:
        """The same set with the held-out pictures taken out of its training part."""
        kept = ~self.held_out
        return replace(
            self,
            x_train=self.x_train[kept],
            y_train=self.y_train[kept],
            held_out=np.zeros(np.count_nonzero(kept), np.bool_),
        )

    def held_out_part(self) -> Dataset:
        """The training part, with the held-out pictures in place of the test part."""
        held = self.held_out
        return replace(
            self.training_part(),
            name=f"{self.name}, held out",
            x_test=self.x_train[held],
            y_test=self.y_train[held],
        )


def checked_arrays(
    arrays: Mapping[str, NDArray[Any]], *, classes: int, refuse: Refuse
) -> dict[str, Any]:
    """The four arrays of a set, their shapes, dtypes and labels looked at.

    Args:
        arrays: `x_train y_train x_test y_test`; labels `(n,)` or `(n, 1)` of any integer dtype.
        classes: How many there are.
        refuse: Makes the error of a reason.

    Raises:
        DatasetError: What was expected, and what came, as `refuse` says it.
    """
    missing = [key for key in ARRAYS if key not in arrays]
    if missing:
        raise refuse(f"it has no {' '.join(missing)}")
    parts: dict[str, Any] = {}
    for part in ("train", "test"):
        x, y = arrays[f"x_{part}"], arrays[f"y_{part}"]
        parts[f"x_{part}"] = _pictures(x, f"x_{part}", refuse)
        parts[f"y_{part}"] = _labels(y, f"y_{part}", refuse, shape=(len(x), classes))
    return parts


def _pictures(x: NDArray[Any], key: str, refuse: Refuse) -> Bytes:
    if x.ndim != 4 or x.shape[1:] != (32, 32, 3) or len(x) == 0:
        raise refuse(f"expected {key} of shape (n, 32, 32, 3), received {x.shape}")
    if x.dtype != np.uint8:
        raise refuse(f"expected {key} as uint8, received {x.dtype}")
    return x


def _labels(y: NDArray[Any], key: str, refuse: Refuse, *, shape: tuple[int, int]) -> Bytes:
    count, classes = shape
    if y.shape not in ((count,), (count, 1)):
        raise refuse(f"expected {key} of shape ({count},), received {y.shape}")
    if not np.issubdtype(y.dtype, np.integer):
        raise refuse(f"expected {key} as integers, received {y.dtype}")
    if y.min() < 0 or y.max() >= classes:
        raise refuse(
            f"expected labels 0 to {classes - 1} in {key}, received {y.min()} to {y.max()}"
        )
    return np.ascontiguousarray(y.reshape(count), dtype=np.uint8)
