"""Network and image -> the widget of the pushed picture: how much a pixel changes after pooling."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from imgrec.by_hand.max_pooling2d import max_pooling2d
from imgrec.keras_line import keras_line
from imgrec.network import Network
from imgrec.ui import cached, widget
from imgrec.ui.interactive.max_pooling import arguments

REACH = 2  # pixels to every side


def show(network: Network, image: NDArray[np.float32], *, key: str = "pushed.widget") -> None:
    """Draw the widget; the page carries the pushed picture through convolution and pooling."""
    probabilities = cached.probabilities(network, pushes(image))
    widget.mount("pushed", tensors(network, image, probabilities), options(network), key=key)


def tensors(
    network: Network, image: NDArray[np.float32], probabilities: NDArray[np.float32]
) -> widget.Tensors:
    """The image, the filters, and the answers `(pushes, classes)` to the images of `pushes`."""
    name = network.architecture.six().conv2d.name
    kernel = network.weights[f"{name}.kernel"]
    return {
        "image": image,
        "kernel": kernel,
        "bias": network.weights.get(f"{name}.bias", np.zeros(kernel.shape[-1], np.float32)),
        "probabilities": probabilities,
    }


def pushes(image: NDArray[np.float32], reach: int = REACH) -> NDArray[np.float32]:
    """The image pushed by up to `reach` pixels to every side, row by row from up and left.

    Pixels that come in repeat the edge.

    Returns:
        float32 array `((2 * reach + 1) ** 2, rows, columns, channels)`.
    """
    by = range(-reach, reach + 1)
    return np.stack([pushed(image, down, right) for down in by for right in by])


def pushed(image: NDArray[np.float32], down: int, right: int) -> NDArray[np.float32]:
    """The image so many pixels further down and to the right; below zero, up and to the left."""
    rows, columns = image.shape[:2]
    from_row = np.clip(np.arange(rows) - down, 0, rows - 1)
    from_column = np.clip(np.arange(columns) - right, 0, columns - 1)
    moved: NDArray[np.float32] = image[from_row[:, None], from_column]
    return moved


def options(network: Network) -> dict[str, Any]:
    """How far a push goes, the arguments of both layers, class names and code."""
    layers = network.architecture.six()
    return {
        "network": network.id,
        "class_names": network.class_names,
        "reach": REACH,
        "conv2d": {
            "strides": layers.conv2d.strides,
            "padding": layers.conv2d.padding,
            "dilation_rate": layers.conv2d.dilation_rate,
            "activation": layers.conv2d.activation,
        },
        "max_pooling2d": arguments(layers.max_pooling2d),
        "code": {
            "keras": keras_line(layers.max_pooling2d),
            "numpy": widget.source(pushed, max_pooling2d),
        },
    }
