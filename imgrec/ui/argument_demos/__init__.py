"""The kind of a layer and one of its arguments -> its demonstration on the learner's picture."""

from __future__ import annotations

from imgrec.layers import Layer
from imgrec.ui.argument_demos import conv2d, dense, dropout, max_pooling2d
from imgrec.ui.argument_demos.demo import Demo

DEMOS: dict[str, dict[str, Demo]] = {
    "Conv2D": conv2d.DEMOS,
    "MaxPooling2D": max_pooling2d.DEMOS,
    "Dense": dense.DEMOS,
    "Dropout": dropout.DEMOS,
}
WIDGETS = {"Conv2D": "convolution_bench", "MaxPooling2D": "max_pooling", "Dropout": "dropout"}
"""The widgets further up the lessons, in which arguments of these layers can be set."""


def demo_of(layer: Layer, argument: str) -> Demo:
    """Give the demonstration of an argument of a layer of this kind."""
    return DEMOS[type(layer).__name__][argument]


def widget_of(layer: Layer) -> str:
    """Give the widget in which arguments of a layer of this kind can be set."""
    return WIDGETS[type(layer).__name__]
