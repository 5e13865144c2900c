"""Network and trace -> the follow widget: one number from the pixels to the probability."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from imgrec.by_hand.activations import relu
from imgrec.by_hand.conv2d import conv2d
from imgrec.by_hand.dense import dense
from imgrec.by_hand.flatten import flat_index
from imgrec.by_hand.max_pooling2d import max_pooling2d
from imgrec.by_hand.softmax import softmax
from imgrec.keras_line import keras_line
from imgrec.layers import Layer
from imgrec.network import Network
from imgrec.trace import Trace
from imgrec.ui import widget
from imgrec.ui.interactive import convolution


@dataclass(frozen=True, eq=False)
class Strongest:
    """Of every flat cell, the unit that uses it most.

    Attributes:
        unit: int32 `(cells,)`, the unit whose weight for the cell is the largest, sign aside.
        weight: `(cells,)`, that weight; float16 where that is exact.
    """

    unit: NDArray[np.int32]
    weight: NDArray[Any]


def show(network: Network, trace: Trace, *, key: str = "follow.widget") -> None:
    """Draw the widget. Every step is answered in the page."""
    widget.mount("follow", tensors(network, trace), options(network), key=key)


def tensors(network: Network, trace: Trace) -> widget.Tensors:
    """What the journey of any pixel needs, without the dense kernel: about 230 kB."""
    layer = network.architecture.six().dense
    most = _cached(network.id, network)
    no_bias = np.zeros(layer.units, np.float32)
    return {
        **convolution.tensors(network, trace),
        "dense_bias": network.weights.get(f"{layer.name}.bias", no_bias),
        "strongest_unit": most.unit,
        "strongest_weight": most.weight,
    }


def options(network: Network) -> dict[str, Any]:
    """As the convolution's, with the code of every step and the words of the 27 products."""
    layers = network.architecture.six()
    steps: dict[str, tuple[Layer, *tuple[Callable[..., object], ...]]] = {
        "conv2d": (layers.conv2d, conv2d, relu),
        "max_pooling2d": (layers.max_pooling2d, max_pooling2d),
        "flatten": (layers.flatten, flat_index),
        "dense": (layers.dense, dense, relu),
        "output": (layers.output, dense),
        "probability": (layers.output, softmax),
    }
    code = {
        name: {"keras": keras_line(layer), "numpy": widget.source(*by_hand)}
        for name, (layer, *by_hand) in steps.items()
    }
    return {
        **convolution.options(network),
        "code": code,
        "window_words": widget.words("convolution"),
    }


def strongest(kernel: NDArray[np.float32]) -> Strongest:
    """Find the largest weight of every row of a dense kernel `(cells, units)`, sign aside."""
    unit = np.abs(kernel).argmax(axis=1)
    weight = kernel[np.arange(len(kernel)), unit]
    half = weight.astype(np.float16)
    exact = np.array_equal(half.astype(np.float32), weight)
    return Strongest(unit.astype(np.int32), half if exact else weight)


@st.cache_resource(show_spinner=False)
def _cached(network_id: str, _network: Network) -> Strongest:
    layer = _network.architecture.six().dense
    return strongest(_network.weights[f"{layer.name}.kernel"])
