"""Network and trace -> the max-norm widget: every unit's norm, the limit, and a lower one."""

from __future__ import annotations

from typing import Any

import streamlit as st

from imgrec.by_hand.constraints import MaxNorm, norms, stretch
from imgrec.keras_line import keras_line
from imgrec.network import Network
from imgrec.trace import Array, Trace
from imgrec.ui import widget
from imgrec.ui.interactive.dense import bias


def show(network: Network, trace: Trace, *, key: str = "max_norm.widget") -> None:
    """Draw the norms of the dense layer's units under the limit that they were trained with."""
    widget.mount("max_norm", tensors(network, trace), options(network), key=key)


def tensors(network: Network, trace: Trace) -> widget.Tensors:
    """One norm a unit, and what it takes to carry a shorter unit on to the answer."""
    layers = network.architecture.six()
    return {
        "norms": _norms(network.id, _network=network),
        "dense_sum": trace.dense_sum,
        "bias": bias(network, layers.dense.name, trace.dense_sum.size),
        "output_kernel": network.weights[f"{layers.output.name}.kernel"],
        "output_bias": bias(network, layers.output.name, trace.logits.size),
    }


def options(network: Network) -> dict[str, Any]:
    """Names and code, and the limit if the layer has one for each unit."""
    layer = network.architecture.six().dense
    limit = layer.kernel_constraint
    per_unit = isinstance(limit, MaxNorm) and limit.axis in (0, (0,))
    lines = [keras_line(layer), *([repr(limit)] if limit else [])]
    return {
        "network": network.id,
        "class_names": network.class_names,
        "activation": layer.activation,
        "max_value": limit.max_value if isinstance(limit, MaxNorm) and per_unit else None,
        "code": {
            "keras": "\n".join(lines),
            "numpy": widget.source(norms, MaxNorm.__call__, stretch),
        },
    }


@st.cache_resource(show_spinner=False)
def _norms(network_id: str, *, _network: Network) -> Array:
    name = _network.architecture.six().dense.name
    return norms(_network.weights[f"{name}.kernel"]).ravel()
