"""The files in `assets/` -> the 3,000 bundled pictures, and the ten samples chosen among them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from imgrec.cifar10_set import held_out
from imgrec.dataset import CLASS_NAMES, Bytes, Dataset

ASSETS = Path(__file__).parent / "assets"
SUBSET = ASSETS / "cifar10_subset"
SAMPLES_FILE = ASSETS / "samples.toml"


@dataclass(frozen=True, eq=False)
class Sample:
    """One picture that the app offers to a person who has none at hand.

    Attributes:
        id: a short name such as `deer-1`, fit for an address.
        class_name: what CIFAR-10 says it is.
        index: its place among the 10,000 test pictures.
        pixels: uint8 `(32, 32, 3)`, read-only.
        alt: what the picture shows, for those who cannot see it.
    """

    id: str
    class_name: str
    index: int
    pixels: Bytes
    alt: str


def bundled() -> Dataset:
    """The bundled subset: 200 training and 100 test pictures of each class, with no network."""
    x_train, y_train = _part("train")
    x_test, y_test = _part("test")
    held = held_out(y_train, y_test)
    return Dataset(x_train, y_train, x_test, y_test, name="bundled", held_out=held)


def bundled_indices(part: str) -> NDArray[np.int64]:
    """Where the bundled pictures lie in the full set: sorted, `(2000,)` or `(1000,)`.

    Args:
        part: `train` or `test`.
    """
    return np.sort(_sheet_indices(part), axis=None)


@cache
def samples(language: str = "en") -> tuple[Sample, ...]:
    """The sample pictures, one of each class, all from the bundled test part.

    They were chosen by eye for being easy to recognise, not for what a network says of them.
    """
    entries = tomllib.loads(SAMPLES_FILE.read_text(encoding="utf-8"))["sample"]
    x, y = _part("test")
    row_of = {int(index): row for row, index in enumerate(bundled_indices("test"))}
    x.flags.writeable = False
    return tuple(
        Sample(
            id=entry["id"],
            class_name=CLASS_NAMES[y[row_of[entry["index"]]]],
            index=entry["index"],
            pixels=x[row_of[entry["index"]]],
            alt=entry["alt"].get(language, entry["alt"]["en"]),
        )
        for entry in entries
    )


def _part(part: str) -> tuple[Bytes, Bytes]:
    indices = _sheet_indices(part)  # (10, n): a row of the sheet is a class
    classes, columns = indices.shape
    with Image.open(SUBSET / f"{part}.png") as sheet:
        pixels = np.asarray(sheet).reshape(classes, 32, columns, 32, 3)
    x = pixels.transpose(0, 2, 1, 3, 4).reshape(-1, 32, 32, 3)
    y = np.repeat(np.arange(classes, dtype=np.uint8), columns)
    order = np.argsort(indices, axis=None)  # as in the full set, so that the classes are mixed
    return np.ascontiguousarray(x[order]), y[order]


def _sheet_indices(part: str) -> NDArray[np.int64]:
    stored: NDArray[np.uint16] = np.load(SUBSET / f"{part}_indices.npy", allow_pickle=False)
    return stored.astype(np.int64)
