"""Network and trace -> the surgery widget: parts off, filters replaced, the answer moves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from imgrec import cifar10, images
from imgrec.dataset import Dataset
from imgrec.network import Network
from imgrec.surgery import Replacement, Surgery, filter_shares, operate
from imgrec.trace import Trace, trace, trace_many
from imgrec.ui import widget
from imgrec.ui.interactive.convolution import reach

SURGERY = "surgery"
REPLACED_FILTER = "replaced_filter"
MEASURED_NETWORKS = 256
MOST_WEIGHT = 1e4  # a typed weight beyond it says nothing more

Array = NDArray[np.float32]


def show(network: Network, trace: Trace, *, key: str = "surgery.widget") -> Surgery:
    """Draw the widget, and give what a person did in it so far."""
    surgery = checked(network, widget.decided(key, SURGERY))
    f = filter_in_hand(network, widget.decided(key, REPLACED_FILTER))
    widget.mount(
        "surgery",
        tensors(network, trace, surgery, in_hand=f),
        options(network, surgery, in_hand=f),
        key=key,
        decisions=[SURGERY, REPLACED_FILTER],
    )
    return surgery


def tensors(
    network: Network, trace: Trace, surgery: Surgery, *, in_hand: int | None = None
) -> widget.Tensors:
    """What the page needs to answer by itself: about 110 kB, and the reach of one filter.

    The shares are those of the picture without the channels that are switched off. What a
    replaced filter gives is sent apart, so that the learned one can be given back in the page.
    """
    layers, weights = network.architecture.six(), network.weights
    units = trace.dense.size
    sent = {
        "image": trace.image,
        "kernel": weights[f"{layers.conv2d.name}.kernel"],
        "bias": weights.get(f"{layers.conv2d.name}.bias", np.zeros(layers.conv2d.filters)),
        "shares": _shares(network, trace, Surgery(channels=surgery.channels)),
        "dense_bias": weights.get(f"{layers.dense.name}.bias", np.zeros(units)),
        "output_kernel": weights[f"{layers.output.name}.kernel"],
        "output_bias": weights.get(f"{layers.output.name}.bias", np.zeros(trace.logits.size)),
        "logits": trace.logits,
    }
    if surgery.replacements:
        told = Surgery(channels=surgery.channels, replacements=surgery.replacements)
        replaced = [replacement.filter for replacement in surgery.replacements]
        sent["replaced_shares"] = _shares(network, trace, told)[replaced]
    return sent if in_hand is None else {**sent, "reach": reach(network, in_hand)}


def options(network: Network, surgery: Surgery, *, in_hand: int | None = None) -> dict[str, Any]:
    """Sizes, names and arguments, and the surgery that the numbers were made for."""
    layers = network.architecture.six()
    pool = layers.max_pooling2d
    return {
        "network": network.id,
        "class_names": network.class_names,
        "conv2d": {
            "strides": layers.conv2d.strides,
            "padding": layers.conv2d.padding,
            "dilation_rate": layers.conv2d.dilation_rate,
            "activation": layers.conv2d.activation,
        },
        "max_pooling2d": {
            "pool_size": pool.pool_size,
            "strides": pool.strides or pool.pool_size,
            "padding": pool.padding,
        },
        "dense_activation": layers.dense.activation,
        "reach_of": in_hand,
        "told": {
            "channels": surgery.channels,
            "replaced": [_written(replacement) for replacement in surgery.replacements],
        },
        "code": {"keras": keras_lines(network), "numpy": widget.source(operate)},
    }


def keras_lines(network: Network) -> str:
    """How to switch filter 9 and unit 301 off in a Keras model: the lines to type."""
    layers = network.architecture.six()
    return (
        f'dense, output = model.get_layer("{layers.dense.name}"), '
        f'model.get_layer("{layers.output.name}")\n'
        "kernel, bias = dense.get_weights()\n"
        f"kernel[9::{layers.conv2d.filters}] = 0  # filter 9: nothing listens to its map\n"
        "dense.set_weights([kernel, bias])\n"
        "kernel, bias = output.get_weights()\n"
        "kernel[301] = 0     # unit 301\n"
        "output.set_weights([kernel, bias])"
    )


def checked(network: Network, decision: object) -> Surgery:
    """What a browser told -> a surgery that this network can have; what it cannot is left out."""
    told = decision if isinstance(decision, Mapping) else {}
    channels, filters = network.weights[f"{network.architecture.six().conv2d.name}.kernel"].shape[
        2:
    ]
    units = network.architecture.six().dense.units
    replaced = told.get("replaced")
    offered = replaced if isinstance(replaced, list) else []
    found = [r for r in (_replacement(network, one) for one in offered) if r is not None]
    return Surgery(
        channels=_numbers(told.get("channels"), channels),
        filters=_numbers(told.get("filters"), filters),
        units=_numbers(told.get("units"), units),
        replacements=tuple({r.filter: r for r in found}.values()),
    )


def filter_in_hand(network: Network, decision: object) -> int | None:
    """The filter to send the reach of; None for what is no filter of this network."""
    filters = range(network.architecture.six().conv2d.filters)
    return decision if type(decision) is int and decision in filters else None


def accuracy(network: Network, surgery: Surgery | None = None) -> float:
    """The share of the bundled test pictures that the network names rightly after the surgery."""
    operated = network if surgery is None else operate(network, surgery)
    return _accuracy(operated.id, _network=operated)


def pictures_measured() -> int:
    """How many bundled test pictures there are."""
    return len(_bundled().y_test)


@st.cache_data(max_entries=MEASURED_NETWORKS, show_spinner=False)
def _accuracy(network_id: str, *, _network: Network) -> float:
    test = _bundled()
    logits = trace_many(_network, images.to_image(test.x_test))
    return float((logits.argmax(axis=1) == test.y_test.ravel()).mean())


@st.cache_resource(show_spinner=False)
def _bundled() -> Dataset:
    return cifar10.load("bundled")


def _shares(network: Network, found: Trace, surgery: Surgery) -> Array:
    if not surgery.channels and not surgery.replacements:
        return filter_shares(network, found)
    operated = operate(network, surgery)
    return filter_shares(operated, trace(operated, found.image))


def _numbers(told: object, count: int) -> tuple[int, ...]:
    known = range(count)
    offered = told if isinstance(told, list) else []
    return tuple(sorted({n for n in offered if type(n) is int and n in known}))


def _replacement(network: Network, told: object) -> Replacement | None:
    if not isinstance(told, Mapping):
        return None
    f = filter_in_hand(network, told.get("filter"))
    kernel, bias = told.get("kernel"), told.get("bias")
    shape = network.weights[f"{network.architecture.six().conv2d.name}.kernel"].shape[:-1]
    fits = isinstance(kernel, list) and len(kernel) == np.prod(shape)
    if f is None or not fits or not all(_is_weight(n) for n in (*kernel, bias)):  # type: ignore[misc]
        return None
    weights = np.array(kernel, np.float32).reshape(shape)
    return Replacement(f, weights, float(bias))  # type: ignore[arg-type]


def _is_weight(told: object) -> bool:
    return type(told) in (int, float) and abs(told) <= MOST_WEIGHT  # type: ignore[arg-type]


def _written(replacement: Replacement) -> dict[str, Any]:
    return {
        "filter": replacement.filter,
        "kernel": replacement.kernel.ravel().tolist(),
        "bias": replacement.bias,
    }
