"""The six layers + other values of their arguments -> variants, and what each of them changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from imgrec.architecture import SIX_LAYERS, Architecture, Layer, Stage
from imgrec.by_hand.constraints import MaxNorm
from imgrec.errors import ArchitectureError

Layers = tuple[Layer, ...]

ACTIVATIONS = ("relu", "leaky_relu", "elu", "gelu", "tanh", "sigmoid", None)
LIMITS = (None, MaxNorm(0.5), MaxNorm(1), MaxNorm(2), MaxNorm(3), MaxNorm(5))
PADDINGS = ("same", "valid")


@dataclass(frozen=True)
class Choice:
    """One argument of one layer, with the values that it can be given.

    Attributes:
        layer: the layer's name in the course's network.
        argument: as in Keras.
        values: in the form that the layer keeps, so that they can be compared.
    """

    layer: str
    argument: str
    values: tuple[Any, ...]

    @property
    def key(self) -> str:
        """A name for it: `conv2d_filters`."""
        return f"{self.layer}_{self.argument}"

    def of(self, layers: Layers) -> Any:
        """The value that these layers have."""
        return getattr(next(la for la in layers if la.name == self.layer), self.argument)

    def put(self, layers: Layers, value: Any) -> Layers:
        """The same layers with that value."""
        return tuple(
            replace(layer, **{self.argument: value}) if layer.name == self.layer else layer
            for layer in layers
        )


def _squares(*sides: int) -> tuple[tuple[int, int], ...]:
    return tuple((side, side) for side in sides)


CHOICES = (
    Choice("conv2d", "filters", (1, 2, 3, 4, 8, 16, 24, 32, 48, 64, 96, 128)),
    Choice("conv2d", "kernel_size", _squares(1, 2, 3, 4, 5, 7, 9, 11)),
    Choice("conv2d", "strides", _squares(1, 2, 3, 4)),
    Choice("conv2d", "padding", PADDINGS),
    Choice("conv2d", "activation", ACTIVATIONS),
    Choice("conv2d", "kernel_constraint", LIMITS),
    Choice("max_pooling2d", "pool_size", _squares(1, 2, 3, 4, 6, 8, 12, 16)),
    Choice("max_pooling2d", "padding", PADDINGS),
    Choice("dense", "units", (8, 16, 32, 64, 128, 256, 512, 768, 1024)),
    Choice("dense", "activation", ACTIVATIONS),
    Choice("dense", "kernel_constraint", LIMITS),
    Choice("dropout", "rate", tuple(step / 10 for step in range(10))),
)
"""What can be changed, layer by layer in Keras's order. `Dropout(1)` learns nothing: left out."""


@dataclass(frozen=True)
class Change:
    """One argument that is another than in the base."""

    layer: str
    argument: str
    value: Any
    before: Any


def changes(layers: Layers, base: Layers = SIX_LAYERS.layers) -> tuple[Change, ...]:
    """What is different from the base, in the order of `CHOICES`."""
    pairs = ((choice, choice.of(layers), choice.of(base)) for choice in CHOICES)
    return tuple(
        Change(choice.layer, choice.argument, value, before)
        for choice, value, before in pairs
        if value != before
    )


def stages_that_fit(layers: Layers) -> tuple[tuple[Stage, ...], ArchitectureError | None]:
    """The stages up to the first layer that cannot take what it is given, and why it cannot."""
    problem = None
    for count in range(len(layers), 0, -1):
        try:
            return Architecture(SIX_LAYERS.input_shape, layers[:count]).stages, problem
        except ArchitectureError as error:
            problem = error
    return (), problem


SUGGESTED: Mapping[str, tuple[tuple[str, Any], ...]] = MappingProxyType(
    {
        "pool_4": (("max_pooling2d_pool_size", (4, 4)),),
        "pool_16": (("max_pooling2d_pool_size", (16, 16)),),
        "few_filters": (("conv2d_filters", 3),),
        "large_kernel": (("conv2d_kernel_size", (5, 5)),),
        "no_dropout": (("dropout_rate", 0.0),),
        "tight": (("dense_kernel_constraint", MaxNorm(1)),),
        "linear": (("conv2d_activation", None), ("dense_activation", None)),
    }
)
"""Changes worth trying first: the keys of choices, and their values."""


def suggested(name: str) -> Layers:
    """The six layers with a suggested change."""
    layers, by_key = SIX_LAYERS.layers, {choice.key: choice for choice in CHOICES}
    for key, value in SUGGESTED[name]:
        layers = by_key[key].put(layers, value)
    return layers
