"""The held-out pictures of a training -> those that its film follows."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from imgrec import cifar10
from imgrec.cifar10 import CLASS_NAMES

MOST_SAMPLES = 10
MANY = 64  # pictures that a unit must be zero for to count as dead

Pictures = NDArray[np.uint8]


@dataclass(frozen=True, eq=False)
class Followed:
    """A picture that everybody who sees the film knows.

    Attributes:
        pixels: uint8 `(rows, columns, channels)`.
        truth: the class it is of.
        alt: what it shows, for those who cannot see it; empty where nobody has said it.
    """

    pixels: Pictures
    truth: int
    alt: str = ""


def watched(class_names: tuple[str, ...], x: Pictures, y: Pictures) -> tuple[Followed, ...]:
    """The sample pictures for CIFAR-10's classes, else the first held-out one of each class.

    Args:
        class_names: of the training.
        x: held-out pictures, uint8 `(n, rows, columns, channels)`.
        y: their classes, `(n,)`.
    """
    if class_names == CLASS_NAMES and x.shape[1:] == (32, 32, 3):
        return followed_samples()
    classes, first = np.unique(y, return_index=True)
    chosen = sorted(zip(classes.tolist(), first.tolist(), strict=True))[:MOST_SAMPLES]
    return tuple(Followed(x[index], truth) for truth, index in chosen)


def followed_samples() -> tuple[Followed, ...]:
    """The pictures that come with imgrec."""
    return tuple(
        Followed(one.pixels, CLASS_NAMES.index(one.class_name), one.alt)
        for one in cifar10.samples()
    )


def picked(x: Pictures) -> Pictures:
    """At most `MANY` pictures, evenly spread over `x`."""
    places = np.linspace(0, len(x) - 1, min(MANY, len(x))).round().astype(int)
    return x.take(places, axis=0)
