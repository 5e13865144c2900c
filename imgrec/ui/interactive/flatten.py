"""Network and trace -> the flatten widget: every cell of the block and its place in the line."""

from __future__ import annotations

from typing import Any

from imgrec.by_hand.flatten import flat_index, flatten, position
from imgrec.keras_line import keras_line
from imgrec.network import Network
from imgrec.trace import Trace
from imgrec.ui import widget


def show(network: Network, trace: Trace, *, key: str = "flatten.widget") -> None:
    """Draw the widget; an array's own order in memory is the order of the line."""
    widget.mount("flatten", tensors(trace), options(network), key=key)


def tensors(trace: Trace) -> widget.Tensors:
    """What comes into the layer: `(rows, columns, maps)`."""
    return {"max_pooling2d": trace.max_pooling2d}


def options(network: Network) -> dict[str, Any]:
    """The line of Keras and the code by hand; all sizes come with the array."""
    layer = network.architecture.six().flatten
    by_hand = widget.source(flatten, flat_index, position)
    return {"network": network.id, "code": {"keras": keras_line(layer), "numpy": by_hand}}
