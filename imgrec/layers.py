"""Arguments of a layer -> its output shape, the shapes of its weights, and how many they are.

One class a kind of layer; the fields are Keras's arguments, in Keras's order, and the layer's name.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from imgrec import arguments
from imgrec.arguments import Pair
from imgrec.by_hand.activations import ACTIVATIONS
from imgrec.by_hand.constraints import CONSTRAINTS, Constraint
from imgrec.by_hand.initializers import INITIALIZERS
from imgrec.by_hand.regularizers import REGULARIZERS, Regularizer
from imgrec.by_hand.windows import PADDINGS, output_size
from imgrec.errors import ArchitectureError

Shape = tuple[int, ...]


@dataclass(frozen=True)
class _Layer:
    """What all layers answer; a layer without weights has nothing to add."""

    def output_shape(self, input_shape: Shape) -> Shape:
        """Give the shape that comes out for one image, without the batch axis."""
        return input_shape

    def weight_shapes(self, input_shape: Shape) -> dict[str, Shape]:
        """Give the shape of "kernel" and "bias", as far as the layer has them."""
        return {}

    def parameter_count(self, input_shape: Shape) -> int:
        """Count the numbers that training can change."""
        return sum(math.prod(shape) for shape in self.weight_shapes(input_shape).values())


@dataclass(frozen=True)
class Conv2D(_Layer):
    """Convolution, as `keras.layers.Conv2D`."""

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
        _put(
            self,
            filters=arguments.count("filters", self.filters),
            kernel_size=arguments.pair("kernel_size", self.kernel_size),
            strides=arguments.pair("strides", self.strides),
            padding=arguments.choice("padding", self.padding, PADDINGS),
            data_format=arguments.data_format(self.data_format),
            dilation_rate=arguments.pair("dilation_rate", self.dilation_rate),
        )
        _check_weights(self, kernel_axes=4)
        if max(self.strides) > 1 and max(self.dilation_rate) > 1:
            raise ArchitectureError(
                "Expected strides or a dilation_rate above 1, not both. Received "
                f"strides={self.strides} and dilation_rate={self.dilation_rate}. "
                "Set one of the two to (1, 1)."
            )

    def output_shape(self, input_shape: Shape) -> Shape:
        """Give (rows out, columns out, filters)."""
        rows, columns, _ = _feature_maps(input_shape)
        sides = zip(
            (rows, columns), self.kernel_size, self.strides, self.dilation_rate, strict=True
        )
        out = (
            output_size(size, window, stride=stride, padding=self.padding, dilation=dilation)
            for size, window, stride, dilation in sides
        )
        return (*out, self.filters)

    def weight_shapes(self, input_shape: Shape) -> dict[str, Shape]:
        """Give kernel (kernel rows, kernel columns, channels, filters) and bias (filters,)."""
        kernel = (*self.kernel_size, _feature_maps(input_shape)[2], self.filters)
        return _weight_shapes(kernel, use_bias=self.use_bias)


@dataclass(frozen=True)
class MaxPooling2D(_Layer):
    """Max pooling, as `keras.layers.MaxPooling2D`; strides of None are the pool's own size."""

    pool_size: Pair = (2, 2)
    strides: Pair | None = None
    padding: str = "valid"
    data_format: str | None = None
    name: str = "max_pooling2d"

    def __post_init__(self) -> None:
        """Check every argument by itself."""
        _put(
            self,
            pool_size=arguments.pair("pool_size", self.pool_size),
            strides=None if self.strides is None else arguments.pair("strides", self.strides),
            padding=arguments.choice("padding", self.padding, PADDINGS),
            data_format=arguments.data_format(self.data_format),
            name=arguments.layer_name(self.name),
        )

    def output_shape(self, input_shape: Shape) -> Shape:
        """Give (rows out, columns out, channels); a pool larger than its input has none."""
        *size, channels = _feature_maps(input_shape)
        sides = zip(size, self.pool_size, self.strides or self.pool_size, strict=True)
        out = (output_size(n, pool, stride=s, padding=self.padding) for n, pool, s in sides)
        return (*out, channels)


@dataclass(frozen=True)
class Flatten(_Layer):
    """Flatten, as `keras.layers.Flatten`."""

    data_format: str | None = None
    name: str = "flatten"

    def __post_init__(self) -> None:
        """Check every argument by itself."""
        _put(
            self,
            data_format=arguments.data_format(self.data_format),
            name=arguments.layer_name(self.name),
        )

    def output_shape(self, input_shape: Shape) -> Shape:
        """Give (n,), with as many numbers as came in."""
        return (math.prod(input_shape),)


@dataclass(frozen=True)
class Dense(_Layer):
    """Dense, as `keras.layers.Dense`."""

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
        _put(self, units=arguments.count("units", self.units))
        _check_weights(self, kernel_axes=2)

    def output_shape(self, input_shape: Shape) -> Shape:
        """Give (units,); axes before the last stay, as in Keras."""
        return (*input_shape[:-1], self.units)

    def weight_shapes(self, input_shape: Shape) -> dict[str, Shape]:
        """Give kernel (inputs, units) and bias (units,)."""
        return _weight_shapes((input_shape[-1], self.units), use_bias=self.use_bias)


@dataclass(frozen=True)
class Dropout(_Layer):
    """Dropout, as `keras.layers.Dropout`; a noise_shape counts the batch axis, as there."""

    rate: float
    noise_shape: tuple[int | None, ...] | None = None
    seed: int | None = None
    name: str = "dropout"

    def __post_init__(self) -> None:
        """Check every argument by itself."""
        _put(
            self,
            rate=arguments.rate(self.rate),
            noise_shape=arguments.noise_shape(self.noise_shape),
            seed=arguments.seed(self.seed),
            name=arguments.layer_name(self.name),
        )

    def output_shape(self, input_shape: Shape) -> Shape:
        """Give the input's shape; a noise_shape has to fit it."""
        noise = (self.noise_shape or (None,) * (len(input_shape) + 1))[1:]
        if len(noise) != len(input_shape) or any(
            given not in (None, 1, size) for given, size in zip(noise, input_shape, strict=True)
        ):
            raise arguments.unexpected(
                "noise_shape",
                self.noise_shape,
                expected=f"(batch, ...) with 1, None or the size for each axis of {input_shape}",
                remedy="Use None to let every number have its own throw.",
            )
        return input_shape


Layer = Conv2D | MaxPooling2D | Flatten | Dense | Dropout


def _check_weights(layer: Conv2D | Dense, *, kernel_axes: int) -> None:
    """Check the arguments that the two layers with weights have in common."""
    named: dict[str, Any] = {
        "activation": layer.activation
        if layer.activation is None
        else arguments.choice("activation", layer.activation, ACTIVATIONS),
        "use_bias": arguments.flag("use_bias", layer.use_bias),
        "name": arguments.layer_name(layer.name),
    }
    for weights, axes in (("kernel", kernel_axes), ("bias", 1)):
        initializer, constraint = f"{weights}_initializer", f"{weights}_constraint"
        named[initializer] = arguments.choice(
            initializer, getattr(layer, initializer), INITIALIZERS
        )
        named[constraint] = arguments.setting(
            constraint, getattr(layer, constraint), CONSTRAINTS, rank=axes
        )
    for regularizer in ("kernel_regularizer", "bias_regularizer", "activity_regularizer"):
        named[regularizer] = arguments.setting(
            regularizer, getattr(layer, regularizer), REGULARIZERS
        )
    _put(layer, **named)


def _put(layer: _Layer, **checked: Any) -> None:
    for name, value in checked.items():
        object.__setattr__(layer, name, value)


def _weight_shapes(kernel: Shape, *, use_bias: bool) -> dict[str, Shape]:
    return {"kernel": kernel, "bias": kernel[-1:]} if use_bias else {"kernel": kernel}


def _feature_maps(input_shape: Shape) -> tuple[int, int, int]:
    if len(input_shape) != 3:
        raise ArchitectureError(
            "Expected an input of shape (rows, columns, channels). "
            f"Received shape {input_shape}. Put this layer before the Flatten layer."
        )
    rows, columns, channels = input_shape
    return rows, columns, channels
