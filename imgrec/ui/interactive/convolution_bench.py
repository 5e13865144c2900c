"""Network and trace -> the bench of the convolution's arguments, tried on the real picture."""

from __future__ import annotations

from typing import Any

import numpy as np

from imgrec.by_hand.conv2d import conv2d
from imgrec.by_hand.windows import output_size, windows
from imgrec.layers import Conv2D
from imgrec.network import Network
from imgrec.trace import Trace
from imgrec.ui import widget

ARGUMENTS = (
    "filters",
    "kernel_size",
    "strides",
    "padding",
    "dilation_rate",
    "activation",
    "use_bias",
)


def show(network: Network, trace: Trace, *, key: str = "convolution_bench.widget") -> None:
    """Draw the widget. The page computes every map itself and asks for nothing."""
    widget.mount("convolution_bench", tensors(network, trace), options(network), key=key)


def tensors(network: Network, trace: Trace) -> widget.Tensors:
    """The image and the learned filters: about 16 kB."""
    layer = _layer(network)
    return {
        "image": trace.image,
        "kernel": network.weights[f"{layer.name}.kernel"],
        "bias": network.weights.get(f"{layer.name}.bias", np.zeros(layer.filters, np.float32)),
    }


def options(network: Network) -> dict[str, Any]:
    """The arguments of the network's own layer, and the code that does the same by hand."""
    layer = _layer(network)
    return {
        "network": network.id,
        "conv2d": {name: getattr(layer, name) for name in ARGUMENTS},
        "code": {"numpy": widget.source(conv2d, windows, output_size)},
    }


def _layer(network: Network) -> Conv2D:
    return network.architecture.six().conv2d
