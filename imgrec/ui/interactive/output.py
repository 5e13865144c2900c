"""Network and trace -> the output widgets: logits as weighted sums, and softmax filled in."""

from __future__ import annotations

from typing import Any

from imgrec.by_hand.dense import dense
from imgrec.by_hand.softmax import softmax
from imgrec.keras_line import keras_line
from imgrec.network import Network
from imgrec.trace import Trace
from imgrec.ui import widget
from imgrec.ui.interactive.dense import bias


def show(network: Network, trace: Trace, *, key: str = "output.widget") -> None:
    """Draw every logit as a weighted sum of the units before it."""
    widget.mount("output", tensors(network, trace), options(network), key=key)


def tensors(network: Network, trace: Trace) -> widget.Tensors:
    """The units that feed the last layer, its whole kernel and its bias."""
    name = network.architecture.six().output.name
    return {
        "inputs": trace.dropout,
        "kernel": network.weights[f"{name}.kernel"],
        "bias": bias(network, name, trace.logits.size),
    }


def options(network: Network) -> dict[str, Any]:
    """Names and code."""
    layer = network.architecture.six().output
    return {
        "class_names": network.class_names,
        "code": {"keras": keras_line(layer), "numpy": widget.source(dense)},
    }


def show_softmax(network: Network, trace: Trace, *, key: str = "softmax.widget") -> None:
    """Draw softmax filled in: logits, powers, their sum, probabilities."""
    given = {**options(network)}
    given["code"] = {**given["code"], "numpy": widget.source(softmax)}
    widget.mount("softmax", {"logits": trace.logits}, given, key=key)
