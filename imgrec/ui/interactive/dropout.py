"""Network and trace -> the dropout widget: masks on the real units, and the answers they give."""

from __future__ import annotations

from typing import Any

import numpy as np

from imgrec.by_hand.dropout import dropout, dropout_mask
from imgrec.network import Network
from imgrec.trace import Trace
from imgrec.ui import widget

MASKS = 200
START = 0.4  # at 0.5 the wrong factor, 1 / rate, would look right


def show(network: Network, trace: Trace, *, key: str = "dropout.widget") -> None:
    """Draw the widget. The page draws its masks itself and asks for nothing."""
    widget.mount("dropout", tensors(network, trace), options(network), key=key)


def tensors(network: Network, trace: Trace) -> widget.Tensors:
    """The units, and the last layer's weights, which turn them into an answer: about 23 kB."""
    output = network.architecture.six().output
    no_bias = np.zeros(output.units, np.float32)
    return {
        "dense": trace.dense,
        "output_kernel": network.weights[f"{output.name}.kernel"],
        "output_bias": network.weights.get(f"{output.name}.bias", no_bias),
    }


def options(network: Network) -> dict[str, Any]:
    """How many masks, the rate to begin with, and what the classes are called."""
    return {
        "network": network.id,
        "class_names": network.class_names,
        "masks": MASKS,
        "rate": START,
        "code": {"numpy": widget.source(dropout, dropout_mask)},
    }
