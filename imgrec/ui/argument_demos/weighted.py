"""A value of an argument that convolution and dense share -> what it changes on the picture."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from imgrec.by_hand.activations import apply_activation
from imgrec.by_hand.constraints import MaxNorm, NonNeg, UnitNorm, norms
from imgrec.by_hand.initializers import INITIALIZERS
from imgrec.by_hand.regularizers import L1, L1L2, L2, Regularizer
from imgrec.figures import layer_range
from imgrec.figures.charts import histogram
from imgrec.figures.lines import curves
from imgrec.ui import maps, numbers
from imgrec.ui.argument_demos import demo
from imgrec.ui.argument_demos.demo import Array, Demo, Scene, Shown

ACTIVATIONS = ("relu", None, "leaky_relu", "sigmoid", "tanh")
KERNEL_INITIALIZERS = ("glorot_uniform", "glorot_normal", "he_normal", "random_normal", "zeros")
BIAS_INITIALIZERS = ("zeros", "ones", "random_normal")
REGULARIZERS = (None, L1(), L2(), L1L2(0.01, 0.01))
KERNEL_CONSTRAINTS = (MaxNorm(3), MaxNorm(1), NonNeg(), UnitNorm())
BIAS_CONSTRAINTS = (None, NonNeg(), MaxNorm(0.1), UnitNorm())
SEED = 0
SAMPLE = 8192  # weights in a histogram are enough to see its shape


@dataclass(frozen=True, eq=False)
class Weighted:
    """A layer with weights, on the picture.

    Attributes:
        kernel: its weights, the outputs on the last axis.
        bias: (outputs,).
        forward: kernel and bias -> sums.
        draw: outputs and range -> HTML.
        activation: of the layer.
    """

    kernel: Array
    bias: Array
    forward: Callable[[Array, Array], Array]
    draw: Callable[[Array, float], str]
    activation: str | None

    def outputs(self, kernel: Array, bias: Array) -> Array:
        """Give what the layer puts out with these weights."""
        return apply_activation(self.activation, self.forward(kernel, bias))


Layer = Callable[[Scene], Weighted]


def weighted_demos(layer: Layer) -> dict[str, Demo]:
    """Give the demonstrations of the nine arguments, for a layer."""
    tried: dict[str, tuple[tuple[Any, ...], Callable[[Scene, Weighted, Any], Shown]]] = {
        "activation": (ACTIVATIONS, activation),
        "use_bias": ((True, False), use_bias),
        "kernel_initializer": (KERNEL_INITIALIZERS, kernel_initializer),
        "bias_initializer": (BIAS_INITIALIZERS, bias_initializer),
        "kernel_regularizer": (REGULARIZERS, kernel_regularizer),
        "bias_regularizer": (REGULARIZERS, bias_regularizer),
        "activity_regularizer": (REGULARIZERS, activity_regularizer),
        "kernel_constraint": (KERNEL_CONSTRAINTS, kernel_constraint),
        "bias_constraint": (BIAS_CONSTRAINTS, bias_constraint),
    }
    return {name: Demo(values, _on(layer, draw)) for name, (values, draw) in tried.items()}


def activation(scene: Scene, layer: Weighted, name: str | None) -> Shown:
    """The curve of the function, and what it makes of the layer's sums."""
    sums = layer.forward(layer.kernel, layer.bias)
    x = np.linspace(-4, 4, 161, dtype=np.float32)
    figure = curves(
        x,
        {name or "None": apply_activation(name, x)},
        theme=scene.theme,
        xlabel=scene.words("sum"),
        ylabel=scene.words("output"),
    )
    after = apply_activation(name, sums)
    drawn = layer.draw(after, layer_range(after))
    facts = {"below": (sums < 0).mean(), "least": after.min(), "largest": after.max()}
    return Shown(maps.chart(figure, scene.words("curve")) + drawn, facts)


def use_bias(scene: Scene, layer: Weighted, used: bool) -> Shown:
    """The outputs with and without the bias."""
    shared = layer_range(layer.outputs(layer.kernel, layer.bias))
    bias = layer.bias if used else np.zeros_like(layer.bias)
    after = layer.outputs(layer.kernel, bias)
    facts = {"awake": (after > 0).mean(), "count": layer.bias.size if used else 0}
    return Shown(layer.draw(after, shared), facts)


def kernel_initializer(scene: Scene, layer: Weighted, name: str) -> Shown:
    """The weights before any training, and what the layer puts out with them."""
    kernel = INITIALIZERS[name](layer.kernel.shape, seed=SEED)
    after = layer.outputs(kernel, np.zeros_like(layer.bias))
    shared = layer_range(layer.outputs(_start(layer), np.zeros_like(layer.bias)))
    figure = histogram(
        kernel.ravel()[:SAMPLE],
        theme=scene.theme,
        xlabel=scene.words("weight"),
        ylabel=scene.words("how_many"),
    )
    html = maps.chart(figure, scene.words("weights_alt")) + layer.draw(after, shared)
    return Shown(html, {"spread": kernel.std(), "largest": np.abs(kernel).max()})


def bias_initializer(scene: Scene, layer: Weighted, name: str) -> Shown:
    """The outputs of an untrained layer with these biases."""
    bias = INITIALIZERS[name](layer.bias.shape, seed=SEED)
    after = layer.outputs(_start(layer), bias)
    shared = layer_range(layer.outputs(_start(layer), np.zeros_like(bias)))
    facts = {"awake": (after > 0).mean(), "least": bias.min(), "largest": bias.max()}
    return Shown(layer.draw(after, shared), facts)


def kernel_regularizer(scene: Scene, layer: Weighted, price: Regularizer | None) -> Shown:
    """What each filter's or unit's weights cost."""
    return _prices(scene, np.moveaxis(layer.kernel, -1, 0).reshape(layer.bias.size, -1), price)


def bias_regularizer(scene: Scene, layer: Weighted, price: Regularizer | None) -> Shown:
    """What each bias costs."""
    return _prices(scene, layer.bias[:, None], price)


def activity_regularizer(scene: Scene, layer: Weighted, price: Regularizer | None) -> Shown:
    """What the outputs cost on this picture."""
    after = layer.outputs(layer.kernel, layer.bias)
    return _prices(scene, np.moveaxis(after, -1, 0).reshape(layer.bias.size, -1), price)


def kernel_constraint(scene: Scene, layer: Weighted, rule: Any) -> Shown:
    """The outputs before and after the rule has been applied to the weights."""
    kernel = rule(layer.kernel)
    axis = getattr(rule, "axis", 0)
    facts = {
        "before": norms(layer.kernel, axis).max(),
        "after": norms(kernel, axis).max(),
        "lists": norms(kernel, axis).size,
        "changed": (~np.isclose(kernel, layer.kernel, rtol=2e-3, atol=1e-6)).mean(),
    }
    return _before_and_after(scene, layer, kernel, layer.bias, facts)


def bias_constraint(scene: Scene, layer: Weighted, rule: Any) -> Shown:
    """The outputs before and after the rule has been applied to the biases."""
    bias = layer.bias if rule is None else rule(layer.bias)
    facts = {"before": norms(layer.bias).max(), "after": norms(bias).max(), "least": bias.min()}
    return _before_and_after(scene, layer, layer.kernel, bias, facts)


def _on(layer: Layer, draw: Callable[[Scene, Weighted, Any], Shown]) -> Callable[..., Shown]:
    return lambda scene, value: draw(scene, layer(scene), value)


def _start(layer: Weighted) -> Array:
    return INITIALIZERS["glorot_uniform"](layer.kernel.shape, seed=SEED)


def _prices(scene: Scene, groups: Array, price: Regularizer | None) -> Shown:
    each = np.array([0.0 if price is None else price(group) for group in groups], np.float32)
    shared = max(L1()(group) + L2()(group) for group in groups)
    total = numbers.equation(
        numbers.Term(numbers.number(groups.size, 0), scene.words("priced")),
        "→",
        numbers.Term(numbers.number(float(each.sum())), scene.words("price"), chosen=True),
    )
    caption = scene.words("price_each")
    drawn = demo.grid(scene, each, caption, scale=scene.theme.activations, value_range=shared)
    facts = {"price": each.sum(), "dearest": int(each.argmax()), "most": each.max()}
    return Shown(total + drawn, facts, say="free_say" if price is None else None)


def _before_and_after(
    scene: Scene, layer: Weighted, kernel: Array, bias: Array, facts: dict[str, Any]
) -> Shown:
    before, after = layer.outputs(layer.kernel, layer.bias), layer.outputs(kernel, bias)
    shared = layer_range(before)
    html = "".join(
        numbers.heading(scene.words(word)) + layer.draw(values, shared)
        for word, values in (("before", before), ("after", after))
    )
    return Shown(html, facts)
