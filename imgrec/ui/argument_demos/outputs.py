"""A value of `activation` or `use_bias` -> what the layer puts out for the picture."""

from __future__ import annotations

import numpy as np

from imgrec.by_hand.activations import apply_activation
from imgrec.figures import layer_range
from imgrec.figures.lines import curves
from imgrec.ui import maps
from imgrec.ui.argument_demos import demo
from imgrec.ui.argument_demos.demo import Scene, Shown
from imgrec.ui.argument_demos.weighted import Weighted

ACTIVATIONS = ("relu", None, "leaky_relu", "sigmoid", "tanh")
USED = (True, False)


def activation(scene: Scene, layer: Weighted, name: str | None) -> Shown:
    """The curve of the function, and what it makes of the layer's sums."""
    sums = layer.forward(layer.kernel, layer.bias)
    x = np.linspace(-4, 4, 161, dtype=np.float32)
    figure = curves(
        x,
        {name or "None": apply_activation(name, x)},
        theme=scene.theme,
        xlabel=scene.words("sum"),
        ylabel=scene.words("output"),
    )
    after = apply_activation(name, sums)
    drawn = layer.draw(after, layer_range(after))
    facts = {"below": (sums < 0).mean(), "least": after.min(), "largest": after.max()}
    return Shown(demo.beside(maps.chart(figure, scene.words("curve")), drawn), facts)


def use_bias(scene: Scene, layer: Weighted, used: bool) -> Shown:
    """The outputs with and without the bias."""
    shared = layer_range(layer.outputs(layer.kernel, layer.bias))
    bias = layer.bias if used else layer.no_bias
    after = layer.outputs(layer.kernel, bias)
    facts = {"awake": (after > 0).mean(), "count": layer.bias.size if used else 0}
    return Shown(layer.draw(after, shared), facts)
