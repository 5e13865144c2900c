"""Network -> the parameters widget: how many weights each layer has, on one bar."""

from __future__ import annotations

from typing import Any

from imgrec.keras_line import keras_lines
from imgrec.layers.base_layer import BaseLayer
from imgrec.layers.conv2d import Conv2D
from imgrec.layers.dense import Dense
from imgrec.layers.weighted_layer import WeightedLayer
from imgrec.network import Network
from imgrec.ui import widget

COUNTING = (
    BaseLayer.parameter_count,
    Conv2D.weight_shapes,
    Dense.weight_shapes,
    WeightedLayer.with_bias,
)


def show(network: Network, *, key: str = "parameters.widget") -> None:
    """Draw where all parameters are."""
    widget.mount("parameters", {}, options(network), key=key)


def options(network: Network) -> dict[str, Any]:
    """Each layer's name, the shapes of its weights (the kernel before the bias), and the code."""
    return {
        "layers": [
            {"name": stage.layer.name, "shapes": list(stage.weight_shapes.values())}
            for stage in network.architecture.stages
        ],
        "code": {
            "keras": keras_lines(*network.architecture.layers),
            "numpy": widget.source(*COUNTING),
        },
    }
