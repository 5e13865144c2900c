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


def demo_of(layer: Layer, argument: str) -> Demo:
    """Give the demonstration of an argument of a layer of this kind."""
    return DEMOS[type(layer).__name__][argument]
