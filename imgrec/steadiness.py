"""Network and image -> Steadiness: whether the answer stays as the image is nudged or mirrored."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from imgrec.by_hand.softmax import softmax
from imgrec.network import Network
from imgrec.trace import trace_many

REACH = 1  # pixels to every side
ITSELF = 2 * REACH * (REACH + 1)  # the place, among the views, of the image as it is

Floats = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Steadiness:
    """What a network says of an image and of 17 that show the same thing.

    Attributes:
        answers: the classes, int64 `(18,)`, in the order of `views`.
        agreeing: how many of them are the answer to the image as it is, itself among them.
        of: how many there are.
        probabilities: float32 `(18, classes)`.
    """

    answers: NDArray[np.int64]
    agreeing: int
    of: int
    probabilities: Floats


def steadiness(network: Network, image: Floats) -> Steadiness:
    """Ask the network about all views of an image.

    Args:
        network: the network.
        image: float32 array of the architecture's input shape, 0 to 1.

    Raises:
        ArchitectureError: when the image has another shape.
    """
    probabilities = softmax(trace_many(network, views(image)))
    answers: NDArray[np.int64] = probabilities.argmax(axis=1)
    agreeing = int((answers == answers[ITSELF]).sum())
    return Steadiness(answers, agreeing, len(answers), probabilities)


def views(image: Floats) -> Floats:
    """The image moved by up to one pixel to every side, then all of these mirrored left to right.

    Up and left comes first, then row by row; the image as it is stands at `ITSELF`. Pixels that
    come in repeat the edge.

    Returns:
        float32 array `(18, rows, columns, channels)`.
    """
    rim = ((REACH, REACH), (REACH, REACH), (0, 0))
    windows = np.lib.stride_tricks.sliding_window_view(
        np.pad(image, rim, mode="edge"), image.shape[:2], axis=(0, 1)
    )  # (3, 3, channels, rows, columns); the last window is the image moved up and left
    moved = windows[::-1, ::-1].reshape(-1, *windows.shape[2:]).transpose(0, 2, 3, 1)
    # In the memory's own order: the convolution would take twenty times as long otherwise.
    return np.ascontiguousarray(np.concatenate([moved, moved[:, :, ::-1]]))
