"""Six layers as plain data -> shapes and parameter counts: the table of contents of imgrec.

The network, the trace, the menu and the Keras model all follow the order that stands here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from imgrec import arguments
from imgrec.by_hand.constraints import MaxNorm
from imgrec.errors import ArchitectureError
from imgrec.layers import Conv2D, Dense, Dropout, Flatten, Layer, MaxPooling2D, plain_data
from imgrec.layers.base_layer import Shape

__all__ = [
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
        stages: every layer with its shapes, computed from the two.

    Raises:
        ArchitectureError: when a layer cannot take what the one before it gives.
    """

    input_shape: Shape
    layers: tuple[Layer, ...]
    stages: tuple[Stage, ...] = field(init=False, repr=False, compare=False)

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
        object.__setattr__(self, "stages", tuple(self._walk()))

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
            expected="Conv2D, MaxPooling2D, Flatten, Dense, Dropout, Dense with softmax",
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
        whole = isinstance(given, Mapping) and given.keys() == {"input_shape", "layers"}
        if not whole or not isinstance(given["layers"], (list, tuple)):
            raise ArchitectureError(
                "Expected an architecture with an input_shape and a list of layers. "
                f"Received {plain_data.shorten(given)}. Write it by Architecture.to_dict()."
            )
        return cls(given["input_shape"], tuple(map(plain_data.from_dict, given["layers"])))

    def _walk(self) -> Iterator[Stage]:
        shape = self.input_shape
        for layer in self.layers:
            try:
                output_shape = layer.output_shape(shape)
            except ArchitectureError as error:
                raise ArchitectureError(f"Layer {layer.name}: {error}") from error
            counted = layer.weight_shapes(shape), layer.parameter_count(shape)
            yield Stage(layer, shape, output_shape, *counted)
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
