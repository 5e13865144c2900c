"""Network and trace -> the dense widget: any unit's weights, products and sum."""

from __future__ import annotations

from typing import Any

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from imgrec.by_hand.dense import dense
from imgrec.figures import layer_range
from imgrec.keras_line import keras_line
from imgrec.network import Network
from imgrec.trace import Trace
from imgrec.ui import widget

UNIT = "unit"


def show(network: Network, trace: Trace, *, key: str = "dense.widget") -> None:
    """Draw the widget with the weights of one unit: the chosen one, or at first the strongest."""
    unit = chosen_unit(trace, widget.decided(key, UNIT, asked()))
    given = tensors(network, trace, unit=unit)
    widget.mount("dense", given, options(network, unit=unit), key=key, decisions=[UNIT])


def tensors(network: Network, trace: Trace, *, unit: int) -> widget.Tensors:
    """All that feeds the units and comes out of them, and the weights of one."""
    name = network.architecture.six().dense.name
    return {
        "max_pooling2d": trace.max_pooling2d,
        "dense_sum": trace.dense_sum,
        "bias": bias(network, name, trace.dense_sum.size),
        "unit_weights": unit_weights(network, unit),
    }


def options(network: Network, *, unit: int) -> dict[str, Any]:
    """Whose weights are sent, and what else the page must know."""
    layer = network.architecture.six().dense
    return {
        "network": network.id,
        "unit": unit,
        "activation": layer.activation,
        "weight_range": _weight_range(network.id, _network=network),
        "code": {"keras": keras_line(layer), "numpy": widget.source(dense)},
    }


def chosen_unit(trace: Trace, decision: object) -> int:
    """The unit that was decided; the strongest where that is no unit of this network."""
    known = type(decision) is int and decision in range(trace.dense.size)
    return decision if known and isinstance(decision, int) else int(trace.dense.argmax())


def asked() -> int | None:
    """The unit that a copied address asks for."""
    written = st.query_params.get(UNIT, "")
    return int(written) if written.isascii() and written.isdecimal() else None


def unit_weights(network: Network, unit: int) -> NDArray[Any]:
    """One column of the dense kernel, as float16 where that is exact."""
    column = network.weights[f"{network.architecture.six().dense.name}.kernel"][:, unit]
    half = column.astype(np.float16)
    return half if np.array_equal(half.astype(np.float32), column) else column


def bias(network: Network, layer_name: str, units: int) -> NDArray[np.float32]:
    """The bias of a layer, or zeros where it has none."""
    return network.weights.get(f"{layer_name}.bias", np.zeros(units, np.float32))


@st.cache_resource(show_spinner=False)
def _weight_range(network_id: str, *, _network: Network) -> float:
    name = _network.architecture.six().dense.name
    return float(layer_range(_network.weights[f"{name}.kernel"]))
