"""Network and trace -> the convolution widget: every window, every filter, kernels to edit."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from imgrec.architecture import Conv2D, MaxPooling2D
from imgrec.by_hand.constraints import MaxNorm
from imgrec.by_hand.conv2d import conv2d
from imgrec.keras_line import keras_line
from imgrec.network import Network
from imgrec.trace import Trace
from imgrec.ui import widget

FILTER_TO_EDIT = "edited_filter"


def show(network: Network, trace: Trace, *, key: str = "convolution.widget") -> None:
    """Draw the widget. Once a person edits a filter, what it reaches is sent along."""
    f = edited_filter(network, widget.decided(key, FILTER_TO_EDIT))
    given = tensors(network, trace, edited=f)
    widget.mount(
        "convolution", given, options(network, edited=f), key=key, decisions=[FILTER_TO_EDIT]
    )


def tensors(network: Network, trace: Trace, *, edited: int | None = None) -> widget.Tensors:
    """What the page needs to answer by itself: about 200 kB, and the reach of one filter."""
    layers, weights = network.architecture.six(), network.weights
    sent = {
        "image": trace.image,
        "conv2d_sum": trace.conv2d_sum,
        "kernel": weights[f"{layers.conv2d.name}.kernel"],
        "bias": _bias(network, layers.conv2d.name, trace.conv2d_sum.shape[-1]),
        "dense_sum": trace.dense_sum,
        "logits": trace.logits,
        "output_kernel": weights[f"{layers.output.name}.kernel"],
        "output_bias": _bias(network, layers.output.name, trace.logits.size),
    }
    return sent if edited is None else {**sent, "reach": reach(network, edited)}


def reach(network: Network, f: int) -> NDArray[Any]:
    """The rows of the dense kernel that filter `f` feeds: `(pooled rows * columns, units)`.

    As float16 where that is exact, as it is for weights that were shipped so.
    """
    layers = network.architecture.six()
    filters = network.architecture.stage(layers.max_pooling2d.name).output_shape[-1]
    rows = network.weights[f"{layers.dense.name}.kernel"][f::filters]
    half = rows.astype(np.float16)
    return half if np.array_equal(half.astype(np.float32), rows) else rows


def options(network: Network, *, edited: int | None = None) -> dict[str, Any]:
    """Sizes, names and arguments: nothing of them is written in the widget."""
    layers = network.architecture.six()
    return {
        "network": network.id,
        "class_names": network.class_names,
        "conv2d": _conv2d(layers.conv2d),
        "max_pooling2d": _max_pooling2d(layers.max_pooling2d),
        "dense_activation": layers.dense.activation,
        "max_norm": _max_norm(layers.conv2d),
        "reach_of": edited,
        "code": {"keras": keras_line(layers.conv2d), "numpy": widget.source(conv2d)},
    }


def edited_filter(network: Network, decision: object) -> int | None:
    """The filter to send the reach of; None for what is no filter of this network."""
    filters = range(network.architecture.six().conv2d.filters)
    return decision if type(decision) is int and decision in filters else None


def _conv2d(layer: Conv2D) -> dict[str, Any]:
    return {
        "strides": layer.strides,
        "padding": layer.padding,
        "dilation_rate": layer.dilation_rate,
        "activation": layer.activation,
    }


def _max_pooling2d(layer: MaxPooling2D) -> dict[str, Any]:
    return {
        "pool_size": layer.pool_size,
        "strides": layer.strides or layer.pool_size,
        "padding": layer.padding,
    }


def _max_norm(layer: Conv2D) -> dict[str, Any] | None:
    limit = layer.kernel_constraint
    if not isinstance(limit, MaxNorm):
        return None
    axes = [limit.axis] if isinstance(limit.axis, int) else list(limit.axis)
    return {"max_value": limit.max_value, "axes": axes}


def _bias(network: Network, layer_name: str, units: int) -> NDArray[np.float32]:
    return network.weights.get(f"{layer_name}.bias", np.zeros(units, np.float32))
