"""Network and trace -> the bundled pictures that are most alike to it in the hidden dense layer.

The pictures are the 1,000 of the bundled test part, which no shipped network has learned from. Two
are alike when their activations point in one direction: the distance is 1 minus the cosine of the
angle. Of five neighbours chosen so, more show the same class than by the straight line between the
activations: the model card has the figures.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from imgrec import cifar10
from imgrec.cifar10 import CLASS_NAMES
from imgrec.dataset import Bytes
from imgrec.images import to_image
from imgrec.network import Network
from imgrec.trace import Trace, dense_many

NETWORKS_KEPT = 4  # 2 MB each

Floats = NDArray[np.float32]

_kept: dict[str, Floats] = {}
_keeping = Lock()


@dataclass(frozen=True, eq=False)
class Neighbour:
    """One bundled picture.

    Attributes:
        index: its place in the bundled test part.
        class_name: what CIFAR-10 says it shows, whatever classes the network knows.
        distance: 0 (the same activations, or a multiple of them) to 1 (no unit above zero in both).
        pixels: uint8 `(32, 32, 3)`, read-only.
    """

    index: int
    class_name: str
    distance: float
    pixels: Bytes


def nearest(network: Network, trace: Trace, count: int = 5) -> list[Neighbour]:
    """Find the bundled pictures that are nearest, the nearest first; equals keep their order.

    The first call for a network carries all bundled pictures through it, which takes about a
    second; the last few networks are remembered.

    Args:
        network: any network that reads images of CIFAR-10's shape.
        trace: what it made of one image.
        count: how many to give.

    Raises:
        ArchitectureError: when the network reads images of another shape.
    """
    pictures, classes = _bundled()
    distances = cosine_distances(trace.dense, _directions(network))
    return [
        Neighbour(index, CLASS_NAMES[classes[index]], float(distances[index]), pictures[index])
        for index in np.argsort(distances, kind="stable")[:count].tolist()
    ]


def nearest_distances(
    network: Network, activations: Floats, *, count: int = 5
) -> NDArray[np.float64]:
    """The distances of many pictures, as `Neighbour` has them, the nearest first.

    Args:
        network: as in `nearest`.
        activations: of its hidden dense layer, `(n, units)`.
        count: how many nearest to give.

    Returns:
        float64 array `(n, count)`.
    """
    cosines = unit_length(activations) @ _directions(network).T
    return np.sort(1 - cosines.astype(np.float64), axis=1)[:, :count]


def cosine_distances(activations: Floats, directions: Floats) -> Floats:
    """1 minus the cosine between activations `(units,)` and directions `(n, units)`: `(n,)`.

    Counted as half the square of the distance between the two directions, which is the same, and
    exactly 0 for the same one.
    """
    distances: Floats = ((directions - unit_length(activations)) ** 2).sum(axis=-1) / 2
    return distances


def unit_length(activations: Floats) -> Floats:
    """Activations `(..., units)` divided by their length; those that are all zero stay so."""
    length = np.linalg.norm(activations, axis=-1, keepdims=True)
    return np.asarray(activations / np.where(length > 0, length, 1), np.float32)


def _directions(network: Network) -> Floats:
    """The bundled pictures' activations, each of length 1: `(1000, units)`."""
    with _keeping:
        if network.id not in _kept:
            if len(_kept) >= NETWORKS_KEPT:
                del _kept[next(iter(_kept))]
            _kept[network.id] = unit_length(dense_many(network, to_image(_bundled()[0])))
        return _kept[network.id]


@cache
def _bundled() -> tuple[Bytes, Bytes]:
    bundled = cifar10.load("bundled")
    bundled.x_test.flags.writeable = False
    return bundled.x_test, bundled.y_test
