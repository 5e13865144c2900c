"""A value of `kernel_initializer` or `bias_initializer` -> the layer before any training."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

import numpy as np

from imgrec.by_hand.activations import apply_activation
from imgrec.by_hand.initializers import INITIALIZERS, fans
from imgrec.figures import layer_range
from imgrec.figures.charts import histogram
from imgrec.ui import maps
from imgrec.ui.argument_demos import demo
from imgrec.ui.argument_demos.demo import Array, Scene, Shown
from imgrec.ui.argument_demos.weighted import Weighted

OF_KERNEL = ("glorot_uniform", "glorot_normal", "he_normal", "random_normal", "zeros")
OF_BIAS = ("zeros", "ones", "random_normal")
START = OF_KERNEL[0]  # Keras's own
SEED = 0
SAMPLE = 8192  # weights in a histogram are enough to see its shape
RANDOM_NORMAL = 0.05  # the standard deviation of "random_normal"
WIDEST = 3  # standard deviations that the axis reaches to, the same for all of them


@dataclass(frozen=True, eq=False)
class Untrained:
    """A kernel as it was drawn, in what a demonstration needs of it: all of it would be 17 MB.

    Attributes:
        sums: of the picture, without biases.
        sample: some of the weights.
        spread: their standard deviation.
        largest: the largest size of a weight.
    """

    sums: Array
    sample: Array
    spread: float
    largest: float


def kernel_initializer(scene: Scene, layer: Weighted, name: str) -> Shown:
    """The weights before any training, and what the layer puts out with them."""
    drawn = _untrained(scene, layer, name)
    most = WIDEST * max(RANDOM_NORMAL, (2 / fans(layer.kernel.shape)[0]) ** 0.5)  # he_normal's
    figure = histogram(
        drawn.sample,
        theme=scene.theme,
        xlabel=scene.words("weight"),
        ylabel=scene.words("how_many"),
        scale=scene.theme.weights,
        span=(-most, most),
    )
    after = apply_activation(layer.activation, drawn.sums)
    outputs = layer.draw(after, _range(scene, layer))
    shown = demo.beside(maps.chart(figure, scene.words("weights_alt")), outputs)
    return Shown(shown, {"spread": drawn.spread, "largest": drawn.largest})


def bias_initializer(scene: Scene, layer: Weighted, name: str) -> Shown:
    """The outputs of an untrained layer with these biases."""
    bias = INITIALIZERS[name](layer.bias.shape, seed=SEED)
    sums = _untrained(scene, layer, START).sums
    after = apply_activation(layer.activation, sums + bias)
    facts = {"awake": (after > 0).mean(), "least": bias.min(), "largest": bias.max()}
    return Shown(layer.draw(after, _range(scene, layer)), facts)


def _range(scene: Scene, layer: Weighted) -> float:
    """One range for all values, so that the pictures can be compared."""
    sums = _untrained(scene, layer, START).sums
    return layer_range(apply_activation(layer.activation, sums))


def _untrained(scene: Scene, layer: Weighted, name: str) -> Untrained:
    def draw() -> Untrained:
        kernel = INITIALIZERS[name](layer.kernel.shape, seed=SEED)
        sums = layer.forward(kernel, layer.no_bias)
        sample = kernel.ravel()[:SAMPLE].copy()
        return Untrained(sums, sample, float(kernel.std()), float(np.abs(kernel).max()))

    return cast(Untrained, scene.once((layer.key, name), draw))
