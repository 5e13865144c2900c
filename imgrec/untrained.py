"""Network -> one of the same shape that has learned nothing: weights as before the first step."""

from __future__ import annotations

from imgrec.architecture import Conv2D, Dense
from imgrec.by_hand.initializers import INITIALIZERS
from imgrec.network import Network, make_network

NAME = "random weights"


def untrained(network: Network, *, seed: int = 0) -> Network:
    """Draw all weights anew, by the initializers that the layers name, as Keras does.

    Args:
        network: gives the architecture and the class names; its weights are not used.
        seed: the same seed gives the same weights.
    """
    architecture = network.architecture
    initializers = {}
    for layer in architecture.layers:
        if isinstance(layer, Conv2D | Dense):
            initializers[f"{layer.name}.kernel"] = layer.kernel_initializer
            initializers[f"{layer.name}.bias"] = layer.bias_initializer
    weights = {
        name: INITIALIZERS[initializers[name]](shape, seed=seed + place)
        for place, (name, shape) in enumerate(architecture.weight_shapes.items())
    }
    return make_network(
        architecture=architecture, class_names=network.class_names, weights=weights, name=NAME
    )
