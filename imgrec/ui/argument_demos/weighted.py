"""What the demonstrations of a kernel and a bias need of a layer that has both."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from imgrec.by_hand.activations import apply_activation
from imgrec.ui.argument_demos.demo import Array


@dataclass(frozen=True, eq=False)
class Weighted:
    """A layer with weights, on the picture.

    Attributes:
        key: names it among the layers and networks whose results are kept.
        kernel: its weights, the outputs on the last axis.
        bias: (outputs,).
        forward: kernel and bias -> sums.
        draw: outputs and range -> HTML.
        activation: of the layer.
    """

    key: str
    kernel: Array
    bias: Array
    forward: Callable[[Array, Array], Array]
    draw: Callable[[Array, float], str]
    activation: str | None

    def outputs(self, kernel: Array, bias: Array) -> Array:
        """Give what the layer puts out with these weights."""
        return apply_activation(self.activation, self.forward(kernel, bias))

    @property
    def no_bias(self) -> Array:
        """Zeros in place of the biases."""
        return np.zeros_like(self.bias)

    def groups(self, values: Array) -> Array:
        """Give an array whose last axis is the outputs as one row an output."""
        return np.moveaxis(values, -1, 0).reshape(self.bias.size, -1)
