"""The arguments of a convolution -> its shapes and its parameter count."""

from __future__ import annotations

from dataclasses import dataclass

from imgrec import arguments
from imgrec.arguments import Pair
from imgrec.by_hand.constraints import Constraint
from imgrec.by_hand.regularizers import Regularizer
from imgrec.by_hand.windows import PADDINGS, output_size
from imgrec.errors import ArchitectureError
from imgrec.layers.base_layer import Shape, feature_maps
from imgrec.layers.weighted_layer import WeightedLayer


@dataclass(frozen=True)
class Conv2D(WeightedLayer):
    """Convolution, with the arguments of `keras.layers.Conv2D`."""

    filters: int
    kernel_size: Pair
    strides: Pair = (1, 1)
    padding: str = "valid"
    data_format: str | None = None
    dilation_rate: Pair = (1, 1)
    activation: str | None = None
    use_bias: bool = True
    kernel_initializer: str = "glorot_uniform"
    bias_initializer: str = "zeros"
    kernel_regularizer: Regularizer | None = None
    bias_regularizer: Regularizer | None = None
    activity_regularizer: Regularizer | None = None
    kernel_constraint: Constraint | None = None
    bias_constraint: Constraint | None = None
    name: str = "conv2d"

    def __post_init__(self) -> None:
        """Check every argument by itself, and strides together with dilation."""
        self._put(
            filters=arguments.count("filters", self.filters),
            kernel_size=arguments.pair("kernel_size", self.kernel_size),
            strides=arguments.pair("strides", self.strides),
            padding=arguments.choice("padding", self.padding, PADDINGS),
            data_format=arguments.data_format(self.data_format),
            dilation_rate=arguments.pair("dilation_rate", self.dilation_rate),
        )
        self._check_weights(kernel_axes=4)
        if max(self.strides) > 1 and max(self.dilation_rate) > 1:
            raise ArchitectureError(
                "Expected strides or a dilation_rate above 1, not both. Received "
                f"strides={self.strides} and dilation_rate={self.dilation_rate}. "
                "Set one of the two to (1, 1)."
            )

    def output_shape(self, input_shape: Shape) -> Shape:
        """Give (rows out, columns out, filters)."""
        *sizes, _ = feature_maps(input_shape)
        sides = zip(sizes, self.kernel_size, self.strides, self.dilation_rate, strict=True)
        rows, columns = (
            output_size(size, window, stride=stride, padding=self.padding, dilation=dilation)
            for size, window, stride, dilation in sides
        )
        return rows, columns, self.filters

    def weight_shapes(self, input_shape: Shape) -> dict[str, Shape]:
        """Give kernel (kernel rows, kernel columns, channels, filters) and bias (filters,)."""
        _, _, channels = feature_maps(input_shape)
        return self.with_bias((*self.kernel_size, channels, self.filters))
