"""The nine arguments that convolution and dense share -> their demonstrations, for a layer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from imgrec.by_hand.constraints import Constraint
from imgrec.ui.argument_demos import constraints, initializers, outputs, regularizers
from imgrec.ui.argument_demos.demo import Demo, Scene, Shown
from imgrec.ui.argument_demos.weighted import Weighted

Layer = Callable[[Scene], Weighted]


def weighted_demos(layer: Layer, *more_rules: Constraint) -> dict[str, Demo]:
    """Give the demonstrations of the nine arguments.

    Args:
        layer: a scene -> the layer.
        more_rules: constraints of its kernel, beside those that every kernel can have.
    """

    def on_layer(draw: Callable[[Scene, Weighted, Any], Shown]) -> Callable[[Scene, Any], Shown]:
        return lambda scene, value: draw(scene, layer(scene), value)

    tried: tuple[tuple[Callable[..., Shown], tuple[Any, ...]], ...] = (
        (outputs.activation, outputs.ACTIVATIONS),
        (outputs.use_bias, outputs.USED),
        (initializers.kernel_initializer, initializers.OF_KERNEL),
        (initializers.bias_initializer, initializers.OF_BIAS),
        (constraints.kernel_constraint, (*constraints.OF_KERNEL, *more_rules)),
        (constraints.bias_constraint, constraints.OF_BIAS),
    )
    prices = (
        regularizers.kernel_regularizer,
        regularizers.bias_regularizer,
        regularizers.activity_regularizer,
    )
    demos = {draw.__name__: Demo(values, on_layer(draw)) for draw, values in tried}
    return demos | {
        draw.__name__: Demo(regularizers.PRICES, on_layer(draw), regularizers.SHOWS_SOMETHING)
        for draw in prices
    }
