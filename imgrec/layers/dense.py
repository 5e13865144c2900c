"""The arguments of a dense layer -> its shapes and its parameter count."""

from __future__ import annotations

from dataclasses import dataclass

from imgrec import arguments
from imgrec.by_hand.constraints import Constraint
from imgrec.by_hand.regularizers import Regularizer
from imgrec.layers.base_layer import Shape
from imgrec.layers.weighted_layer import WeightedLayer


@dataclass(frozen=True)
class Dense(WeightedLayer):
    """Dense, with the arguments of `keras.layers.Dense`."""

    units: int
    activation: str | None = None
    use_bias: bool = True
    kernel_initializer: str = "glorot_uniform"
    bias_initializer: str = "zeros"
    kernel_regularizer: Regularizer | None = None
    bias_regularizer: Regularizer | None = None
    activity_regularizer: Regularizer | None = None
    kernel_constraint: Constraint | None = None
    bias_constraint: Constraint | None = None
    name: str = "dense"

    def __post_init__(self) -> None:
        """Check every argument by itself."""
        self._put(units=arguments.count("units", self.units))
        self._check_weights(kernel_axes=2)

    def output_shape(self, input_shape: Shape) -> Shape:
        """Give (units,); axes before the last stay, as in Keras."""
        return (*input_shape[:-1], self.units)

    def weight_shapes(self, input_shape: Shape) -> dict[str, Shape]:
        """Give kernel (inputs, units) and bias (units,)."""
        return self.with_bias((input_shape[-1], self.units))
