"""Network -> the parameters widget: how many weights each layer has, on one bar."""

from __future__ import annotations

from typing import Any

from imgrec.network import Network
from imgrec.ui import widget


def show(network: Network, *, key: str = "parameters.widget") -> None:
    """Draw where all parameters are."""
    widget.mount("parameters", {}, options(network), key=key)


def options(network: Network) -> dict[str, Any]:
    """Each layer's name and the shapes of its weights, the kernel before the bias."""
    return {
        "layers": [
            {"name": stage.layer.name, "shapes": list(stage.weight_shapes.values())}
            for stage in network.architecture.stages
        ]
    }
