"""The arguments of max pooling -> its shapes."""

from __future__ import annotations

from dataclasses import dataclass

from imgrec import arguments
from imgrec.arguments import Pair
from imgrec.by_hand.windows import PADDINGS, output_size
from imgrec.layers.base_layer import BaseLayer, Shape, feature_maps


@dataclass(frozen=True)
class MaxPooling2D(BaseLayer):
    """Max pooling, with the arguments of `keras.layers.MaxPooling2D`.

    Strides of None are the pool's own size.
    """

    pool_size: Pair = (2, 2)
    strides: Pair | None = None
    padding: str = "valid"
    data_format: str | None = None
    name: str = "max_pooling2d"

    def __post_init__(self) -> None:
        """Check every argument by itself."""
        self._put(
            pool_size=arguments.pair("pool_size", self.pool_size),
            strides=None if self.strides is None else arguments.pair("strides", self.strides),
            padding=arguments.choice("padding", self.padding, PADDINGS),
            data_format=arguments.data_format(self.data_format),
            name=arguments.layer_name(self.name),
        )

    def output_shape(self, input_shape: Shape) -> Shape:
        """Give (rows out, columns out, channels).

        A pool larger than its input is an ArchitectureError here; Keras goes on with 0 x 0 maps.
        """
        *sizes, channels = feature_maps(input_shape)
        sides = zip(sizes, self.pool_size, self.strides or self.pool_size, strict=True)
        rows, columns = (
            output_size(size, pool, stride=stride, padding=self.padding)
            for size, pool, stride in sides
        )
        return rows, columns, channels
