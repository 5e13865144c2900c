"""A price for weights, biases or outputs -> what each filter or unit would add to the loss."""

from __future__ import annotations

import numpy as np

from imgrec.by_hand.regularizers import L1, L1L2, L2, Regularizer
from imgrec.ui import numbers
from imgrec.ui.argument_demos import demo
from imgrec.ui.argument_demos.demo import Array, Scene, Shown
from imgrec.ui.argument_demos.weighted import Weighted

PRICES = (None, L1(), L2(), L1L2(0.01, 0.01))
SHOWS_SOMETHING = 2  # without a price there is nothing to see


def kernel_regularizer(scene: Scene, layer: Weighted, price: Regularizer | None) -> Shown:
    """What each filter's or unit's weights cost."""
    return _prices(scene, layer.groups(layer.kernel), price)


def bias_regularizer(scene: Scene, layer: Weighted, price: Regularizer | None) -> Shown:
    """What each bias costs."""
    return _prices(scene, layer.groups(layer.bias), price)


def activity_regularizer(scene: Scene, layer: Weighted, price: Regularizer | None) -> Shown:
    """What the outputs cost on this picture."""
    return _prices(scene, layer.groups(layer.outputs(layer.kernel, layer.bias)), price)


def _prices(scene: Scene, groups: Array, price: Regularizer | None) -> Shown:
    each = np.array([0.0 if price is None else price(group) for group in groups], np.float32)
    total = numbers.Term(
        numbers.number(float(each.sum())), scene.words("price", count=groups.size), chosen=True
    )
    loss = () if scene.loss is None else (_loss(scene, scene.loss), "+")
    drawn = demo.grid(
        scene,
        each,
        scene.words("price_each"),
        scale=scene.theme.activations,
        value_range=float(each.max()),
        chosen=int(each.argmax()) if price else None,
    )
    facts = {"price": each.sum(), "dearest": int(each.argmax()), "most": each.max()}
    say = "free_say" if price is None else None
    return Shown(numbers.equation(*loss, total) + drawn, facts, say=say)


def _loss(scene: Scene, loss: float) -> numbers.Term:
    return numbers.Term(numbers.number(loss), scene.words("loss"))
