"""Network -> its strongest weights: what the view of the whole network draws as lines."""

from __future__ import annotations

from typing import Any

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from imgrec.network import Network
from imgrec.ui import widget

STRONGEST = 8
UINT16_PLACES = 2**16


def tensors(network: Network) -> widget.Tensors:
    """The strongest weights into each unit and out of each flat cell, and all of the output's."""
    return _tensors(network.id, _network=network)


def strongest(weights: NDArray[np.float32]) -> NDArray[np.intp]:
    """The places of the largest sizes in each row `(rows, n)`, largest first: `(rows, 8)`."""
    sizes = -np.abs(weights)
    count = min(STRONGEST, weights.shape[1])
    most = np.argpartition(sizes, count - 1, axis=1)[:, :count]
    order = np.take_along_axis(sizes, most, axis=1).argsort(axis=1, kind="stable")
    return np.take_along_axis(most, order, axis=1)


@st.cache_resource(show_spinner=False, max_entries=4)
def _tensors(network_id: str, *, _network: Network) -> dict[str, NDArray[Any]]:
    layers = _network.architecture.six()
    kernel = _network.weights[f"{layers.dense.name}.kernel"]  # (flat, units)
    inputs, units = strongest(kernel.T), strongest(kernel)
    return {
        "unit_inputs": _places(inputs),
        "unit_weights": _halves(np.take_along_axis(kernel.T, inputs, axis=1)),
        "cell_units": _places(units),
        "cell_weights": _halves(np.take_along_axis(kernel, units, axis=1)),
        "output_kernel": _network.weights[f"{layers.output.name}.kernel"],
    }


def _places(places: NDArray[np.intp]) -> NDArray[Any]:
    """Whole numbers as two bytes each, least significant first, where that is enough."""
    if places.max(initial=0) >= UINT16_PLACES:
        return places.astype(np.int32)
    return places.astype("<u2").view(np.uint8).reshape(*places.shape, 2)


def _halves(weights: NDArray[np.float32]) -> NDArray[Any]:
    half = weights.astype(np.float16)
    return half if np.array_equal(half.astype(np.float32), weights) else weights
