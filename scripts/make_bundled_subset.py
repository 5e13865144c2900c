"""The full CIFAR-10 -> the held-out list and the bundled subset, under `imgrec/assets/`.

Makes `held_out.npy` and `cifar10_subset/{train,test}.png` with `{train,test}_indices.npy`.
Which pictures are taken follows from the phrases below alone, so a second run writes the same.

Usage: python scripts/make_bundled_subset.py [FULL.npz]     (default: the copy in the cache)
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from imgrec.cifar10 import load
from imgrec.cifar10_bundled import SUBSET
from imgrec.cifar10_set import HELD_OUT_FILE, is_full

HELD_OUT_PHRASE = "imgrec: held out for good"
SUBSET_PHRASE = "imgrec: bundled subset"


def main() -> None:
    """Write the list, then the sheets: the bundled training pictures are never held-out ones."""
    full = load(sys.argv[1] if len(sys.argv) > 1 else "full")
    if not is_full(full):
        sys.exit(f"Expected all 60,000 pictures in their official order, received {full.name}.")
    everything = np.arange(len(full.y_train))
    held_out = chosen(full.y_train, everything, phrase=HELD_OUT_PHRASE, per_class=500)
    np.save(HELD_OUT_FILE, np.sort(held_out, axis=None).astype(np.uint16))
    rest = np.setdiff1d(everything, held_out)
    train = chosen(full.y_train, rest, phrase=SUBSET_PHRASE, per_class=200)
    test = chosen(full.y_test, np.arange(len(full.y_test)), phrase=SUBSET_PHRASE, per_class=100)
    write(full.x_train, train, "train")
    write(full.x_test, test, "test")


def chosen(
    labels: NDArray[np.uint8], among: NDArray[np.int64], *, phrase: str, per_class: int
) -> NDArray[np.int64]:
    """Of each class, those whose `SHA-256(phrase:index)` comes first: sorted `(10, per_class)`.

    A hash and not a random generator: the choice stays the same in any version of anything.
    """

    def rank(index: int) -> bytes:
        return hashlib.sha256(f"{phrase}:{index}".encode()).digest()

    by_class = (among[labels[among] == label].tolist() for label in range(10))
    return np.array([sorted(sorted(ones, key=rank)[:per_class]) for ones in by_class])


def write(pictures: NDArray[np.uint8], indices: NDArray[np.int64], part: str) -> None:
    """One PNG sheet, a row for each class, and the place of every picture in the full set."""
    SUBSET.mkdir(parents=True, exist_ok=True)
    rows, columns = indices.shape
    sheet = pictures[indices].transpose(0, 2, 1, 3, 4).reshape(rows * 32, columns * 32, 3)
    path = Path(SUBSET / f"{part}.png")
    Image.fromarray(sheet).save(path, optimize=True)
    np.save(SUBSET / f"{part}_indices.npy", indices.astype(np.uint16))
    print(f"{path.name}: {rows} classes of {columns}, {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
