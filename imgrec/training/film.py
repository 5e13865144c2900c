"""A network at one moment of its training -> the small arrays that a film of it shows."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from imgrec.architecture import Conv2D, Dense
from imgrec.by_hand.constraints import norms
from imgrec.cifar10 import samples
from imgrec.evaluation import confusion
from imgrec.images import to_image
from imgrec.network import Network
from imgrec.trace import trace

Frame = dict[str, NDArray[Any]]


def film_frame(network: Network, logits: NDArray[np.float32], y: NDArray[np.uint8]) -> Frame:
    """One moment of the film, in a few kilobytes.

    Args:
        network: The network at that moment.
        logits: Its answers on the held-out pictures, `(n, classes)`.
        y: Their true classes, `(n,)`.

    Returns:
        `kernel` and `bias` of the convolution (float16); `filter_norms` `(filters,)` over whole
        filters and `unit_norms` `(units,)` of the hidden dense layer (float32); `answers`
        `(samples, classes)`, the probabilities of the sample pictures (float32); `awake`
        `(units,)`, how many sample pictures each hidden unit is above zero for (uint8);
        `confusion` `(classes, classes)` on the held-out pictures (int16).
    """
    kernel, units = _first_kernel(network, Conv2D), _first_kernel(network, Dense)
    traces = [trace(network, to_image(sample.pixels)) for sample in samples()]
    return {
        "kernel": kernel.astype(np.float16),
        "bias": network.weights[_name(network, Conv2D) + ".bias"].astype(np.float16),
        "filter_norms": norms(kernel, (0, 1, 2)).reshape(-1),
        "unit_norms": norms(units, 0).reshape(-1),
        "answers": np.stack([t.probabilities for t in traces]),
        "awake": np.asarray(np.sum([t.dense > 0 for t in traces], axis=0), np.uint8),
        "confusion": confusion(logits.argmax(1), y, classes=logits.shape[1]).astype(np.int16),
    }


def _first_kernel(network: Network, kind: type) -> NDArray[np.float32]:
    return network.weights[_name(network, kind) + ".kernel"]


def _name(network: Network, kind: type) -> str:
    return next(layer.name for layer in network.architecture.layers if isinstance(layer, kind))
