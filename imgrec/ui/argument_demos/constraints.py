"""A rule for weights or biases -> the layer's outputs before and after it has been applied."""

from __future__ import annotations

import numpy as np

from imgrec.by_hand.constraints import Constraint, MaxNorm, NonNeg, UnitNorm, norms
from imgrec.figures import layer_range
from imgrec.figures.charts import histogram
from imgrec.ui import maps, numbers
from imgrec.ui.argument_demos import demo
from imgrec.ui.argument_demos.demo import Array, Scene, Shown
from imgrec.ui.argument_demos.weighted import Weighted

OF_KERNEL = (None, MaxNorm(3), MaxNorm(1), NonNeg(), UnitNorm())
OF_BIAS = (None, NonNeg(), MaxNorm(0.1), UnitNorm())
SAYS_MORE: dict[Constraint | None, str] = {None: "no_rule_say", MaxNorm(3): "own_rule_say"}
AT_LIMIT = 0.995  # to within rounding
WHOLE_FILTERS = MaxNorm(1, axis=(0, 1, 2))  # which a dense kernel has no axes for


def kernel_constraint(scene: Scene, layer: Weighted, rule: Constraint | None) -> Shown:
    """The norms of the weights under the rule, and the outputs before and after it."""
    kernel, axis = _kept(layer.kernel, rule), getattr(rule, "axis", 0)
    before, after = norms(layer.kernel, axis), norms(kernel, axis)
    limit = getattr(rule, "max_value", None)
    figure = histogram(
        after,
        theme=scene.theme,
        xlabel=scene.words("norm"),
        ylabel=scene.words("how_many"),
        limit=limit,
        span=(0, float(before.max())),
    )
    facts = {
        "before": before.max(),
        "after": after.max(),
        "lists": after.size,
        "held": int((before >= AT_LIMIT * (limit or np.inf)).sum()),
        "changed": (~np.isclose(kernel, layer.kernel, rtol=2e-3, atol=1e-6)).mean(),
    }
    shown = maps.chart(figure, scene.words("norms_alt"))
    shown += _before_and_after(scene, layer, kernel, layer.bias)
    return Shown(shown, facts, say=SAYS_MORE.get(rule))


def bias_constraint(scene: Scene, layer: Weighted, rule: Constraint | None) -> Shown:
    """The outputs before and after the rule has been applied to the biases."""
    bias = _kept(layer.bias, rule)
    facts = {"before": norms(layer.bias).max(), "after": norms(bias).max(), "least": bias.min()}
    shown = _before_and_after(scene, layer, layer.kernel, bias)
    return Shown(shown, facts, say=None if rule else "no_bias_rule_say")


def _kept(weights: Array, rule: Constraint | None) -> Array:
    return weights if rule is None else rule(weights)


def _before_and_after(scene: Scene, layer: Weighted, kernel: Array, bias: Array) -> str:
    before, after = layer.outputs(layer.kernel, layer.bias), layer.outputs(kernel, bias)
    shared = layer_range(before)
    return demo.beside(
        *(
            numbers.heading(scene.words(word)) + layer.draw(values, shared)
            for word, values in (("before", before), ("after", after))
        )
    )
