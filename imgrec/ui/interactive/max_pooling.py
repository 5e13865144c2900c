"""Network and trace -> the max pooling widget: every window, who won it, and other settings."""

from __future__ import annotations

from typing import Any

from imgrec.architecture import MaxPooling2D
from imgrec.by_hand.max_pooling2d import max_pooling2d, winners
from imgrec.keras_line import keras_line
from imgrec.network import Network
from imgrec.trace import Trace
from imgrec.ui import widget


def show(network: Network, trace: Trace, *, key: str = "max_pooling.widget") -> None:
    """Draw the widget; the page works out all it shows from the maps before pooling."""
    widget.mount("max_pooling", tensors(trace), options(network), key=key)


def tensors(trace: Trace) -> widget.Tensors:
    """What comes into the layer: `(rows, columns, maps)`, after the activation function."""
    return {"conv2d": trace.conv2d}


def options(network: Network) -> dict[str, Any]:
    """The layer's arguments, and the shape that the rest of the network was trained for."""
    layer = network.architecture.six().max_pooling2d
    by_hand = widget.source(max_pooling2d, winners)
    return {
        "network": network.id,
        "max_pooling2d": arguments(layer),
        "output_shape": network.architecture.stage(layer.name).output_shape,
        "code": {"keras": keras_line(layer), "numpy": by_hand},
    }


def arguments(layer: MaxPooling2D) -> dict[str, Any]:
    """The arguments as the page reads them; strides of None follow the pool's size."""
    return {"pool_size": layer.pool_size, "strides": layer.strides, "padding": layer.padding}
