"""Six layers as plain data -> shapes and parameter counts: the table of contents of imgrec.

The network, the trace, the menu and the Keras model all follow the order that stands here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from imgrec import arguments
from imgrec.by_hand.constraints import MaxNorm
from imgrec.errors import ArchitectureError
from imgrec.layers import Conv2D, Dense, Dropout, Flatten, Layer, MaxPooling2D, plain_data
from imgrec.layers.base_layer import Shape

__all__ = [
    "SIX_KINDS",
    "SIX_LAYERS",
    "Architecture",
    "Conv2D",
    "Dense",
    "Dropout",
    "Flatten",
    "Layer",
    "MaxPooling2D",
    "Shape",
    "SixLayers",
    "Stage",
]

SIX_KINDS: tuple[type[Layer], ...] = (Conv2D, MaxPooling2D, Flatten, Dense, Dropout, Dense)
"""The kinds of layers of every network in imgrec, in the order in which an image meets them."""


@dataclass(frozen=True)
class Stage:
    """One layer at its place in the network.

    Attributes:
        layer: the layer and its arguments.
        input_shape: shape of what comes in, for one image.
        output_shape: shape of what goes out.
        weight_shapes: shapes of "kernel" and "bias", empty for a layer without weights.
        parameter_count: how many numbers the weights hold.
    """

    layer: Layer
    input_shape: Shape
    output_shape: Shape
    weight_shapes: Mapping[str, Shape]
    parameter_count: int


class SixLayers(NamedTuple):
    """The six layers of every network in imgrec, by what they are (their names may be others)."""

    conv2d: Conv2D
    max_pooling2d: MaxPooling2D
    flatten: Flatten
    dense: Dense
    dropout: Dropout
    output: Dense


@dataclass(frozen=True)
class Architecture:
    """The shape of the image and the layers it goes through.

    Attributes:
        input_shape: (rows, columns, channels) of one image.
        layers: the layers in order; their names differ.

    Raises:
        ArchitectureError: when a layer cannot take what the one before it gives.
    """

    input_shape: Shape
    layers: tuple[Layer, ...]

    def __post_init__(self) -> None:
        """Check that the layers fit one another."""
        object.__setattr__(self, "input_shape", arguments.shape("input_shape", self.input_shape))
        object.__setattr__(self, "layers", tuple(self.layers))
        names = [layer.name for layer in self.layers]
        if len(set(names)) != len(names) or not names:
            raise ArchitectureError(
                f"Expected layers, each with a name of its own. Received the names {names}. "
                "Give every layer another name."
            )
        self.stages  # noqa: B018 (computed once, here, so that what does not fit fails here)

    @cached_property
    def stages(self) -> tuple[Stage, ...]:
        """Every layer with its shapes, in order."""
        return tuple(self._walk())

    @property
    def parameter_count(self) -> int:
        """How many numbers training can change, in all layers together."""
        return sum(stage.parameter_count for stage in self.stages)

    @property
    def output_shape(self) -> Shape:
        """The shape that comes out of the last layer."""
        return self.stages[-1].output_shape

    @property
    def weight_shapes(self) -> dict[str, Shape]:
        """The shape of every weight by its full name, such as "conv2d.kernel", in order."""
        return {
            f"{stage.layer.name}.{name}": shape
            for stage in self.stages
            for name, shape in stage.weight_shapes.items()
        }

    def layer(self, name: str) -> Layer:
        """Give the layer of that name."""
        return self.stage(name).layer

    def stage(self, name: str) -> Stage:
        """Give the stage of the layer of that name."""
        for stage in self.stages:
            if stage.layer.name == name:
                return stage
        raise arguments.unexpected(
            "name",
            name,
            expected=f"one of {', '.join(layer.name for layer in self.layers)}",
            remedy="Choose one of these layers.",
        )

    def six(self) -> SixLayers:
        """Give the six layers by what they are.

        Raises:
            ArchitectureError: when they are not the six kinds in order, or do not end in softmax.
        """
        match self.layers:
            case (
                Conv2D() as conv2d,
                MaxPooling2D() as max_pooling2d,
                Flatten() as flatten,
                Dense() as dense,
                Dropout() as dropout,
                Dense(activation="softmax") as output,
            ):
                return SixLayers(conv2d, max_pooling2d, flatten, dense, dropout, output)
        raise arguments.unexpected(
            "layers",
            [type(layer).__name__ for layer in self.layers],
            expected=f"{', '.join(kind.__name__ for kind in SIX_KINDS)}, the last with softmax",
            remedy="Use these six, in this order.",
        )

    def to_dict(self) -> dict[str, Any]:
        """Give all of it as dictionaries, lists, strings and numbers, ready for JSON."""
        return {
            "input_shape": list(self.input_shape),
            "layers": [plain_data.to_dict(layer) for layer in self.layers],
        }

    @classmethod
    def from_dict(cls, given: Any) -> Architecture:
        """Build what `to_dict` wrote, and check everything.

        Raises:
            ArchitectureError: when something is missing, unknown, of the wrong type, or impossible.
        """
        if not isinstance(given, Mapping) or set(given) != {"input_shape", "layers"}:
            raise ArchitectureError(
                "Expected an architecture with input_shape and layers. "
                f"Received {plain_data.shorten(given)}. Write it by Architecture.to_dict()."
            )
        layers = given["layers"]
        if not isinstance(layers, (list, tuple)):
            raise arguments.unexpected(
                "layers",
                plain_data.shorten(layers),
                expected="a list",
                remedy="List the layers in order.",
            )
        return cls(given["input_shape"], tuple(map(plain_data.from_dict, layers)))

    def _walk(self) -> Iterator[Stage]:
        shape = self.input_shape
        for layer in self.layers:
            try:
                output_shape = layer.output_shape(shape)
            except ArchitectureError as error:
                raise ArchitectureError(f"Layer {layer.name}: {error}") from error
            weights = layer.weight_shapes(shape)
            yield Stage(layer, shape, output_shape, weights, layer.parameter_count(shape))
            shape = output_shape


SIX_LAYERS = Architecture(
    input_shape=(32, 32, 3),
    layers=(
        Conv2D(32, (3, 3), padding="same", activation="relu", kernel_constraint=MaxNorm(3)),
        MaxPooling2D(pool_size=(2, 2)),
        Flatten(),
        Dense(512, activation="relu", kernel_constraint=MaxNorm(3)),
        Dropout(0.5),
        Dense(10, activation="softmax", name="output"),
    ),
)
"""The network of the course: 4,200,842 parameters."""
