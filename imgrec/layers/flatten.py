"""The argument of flatten -> its shape."""

from __future__ import annotations

import math
from dataclasses import dataclass

from imgrec import arguments
from imgrec.layers.base_layer import BaseLayer, Shape


@dataclass(frozen=True)
class Flatten(BaseLayer):
    """Flatten, with the argument of `keras.layers.Flatten`."""

    data_format: str | None = None
    name: str = "flatten"

    def __post_init__(self) -> None:
        """Check every argument by itself."""
        arguments.data_format(self.data_format)
        arguments.layer_name(self.name)

    def output_shape(self, input_shape: Shape) -> Shape:
        """Give (n,), with as many numbers as came in."""
        return (math.prod(input_shape),)
