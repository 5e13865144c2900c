"""What all the layers answer: output shape, shapes of the weights, parameter count."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from imgrec.errors import ArchitectureError

Shape = tuple[int, ...]


@dataclass(frozen=True)
class BaseLayer:
    """A layer without weights that changes no shape: each kind says what it does otherwise.

    The fields of each kind are Keras's arguments, in Keras's order, and the layer's name.
    """

    def output_shape(self, input_shape: Shape) -> Shape:
        """Give the shape that comes out for one image, without the batch axis."""
        return input_shape

    def weight_shapes(self, input_shape: Shape) -> dict[str, Shape]:
        """Give the shape of "kernel" and "bias", as far as the layer has them."""
        return {}

    def parameter_count(self, input_shape: Shape) -> int:
        """Count the numbers that training can change."""
        return sum(math.prod(shape) for shape in self.weight_shapes(input_shape).values())

    def _put(self, **checked: Any) -> None:
        """Set fields to their checked forms: allowed while a frozen dataclass comes to be."""
        for name, value in checked.items():
            object.__setattr__(self, name, value)


def feature_maps(input_shape: Shape) -> tuple[int, int, int]:
    """Take an input shape apart: (rows, columns, channels).

    Raises:
        ArchitectureError: when it has not three axes.
    """
    if len(input_shape) != 3:
        raise ArchitectureError(
            "Expected an input of shape (rows, columns, channels). "
            f"Received shape {input_shape}. Put this layer before the Flatten layer."
        )
    rows, columns, channels = input_shape
    return rows, columns, channels
