"""A value of one of the arguments of `Dense` -> what it changes in the units of the picture."""

from __future__ import annotations

import numpy as np

from imgrec.by_hand.dense import dense
from imgrec.by_hand.softmax import softmax
from imgrec.figures import layer_range
from imgrec.ui import numbers
from imgrec.ui.argument_demos import demo
from imgrec.ui.argument_demos.demo import Array, Demo, Scene, Shown
from imgrec.ui.argument_demos.weighted import Weighted
from imgrec.ui.argument_demos.weighted_demos import weighted_demos
from imgrec.ui.views.parts import answers


def units(scene: Scene, count: int) -> Shown:
    """The first units alone, and the answer that the output layer gives with no others."""
    six, weights = scene.network.architecture.six(), scene.network.weights
    kept = np.where(np.arange(scene.trace.dense.size) < count, scene.trace.dense, 0)
    kernel, bias = (weights[f"{six.output.name}.{part}"] for part in ("kernel", "bias"))
    answer = softmax(dense(kept.astype(np.float32), kernel, bias))
    all_units = scene.trace.dense
    caption = "units_grid" if count == all_units.size else "first_units"
    drawn = demo.beside(
        demo.grid(
            scene,
            all_units,
            scene.words(caption, count=count, all=all_units.size),
            scale=scene.theme.activations,
            value_range=layer_range(all_units),
            out=np.arange(all_units.size) >= count,
        ),
        numbers.part(scene.words("answer"), answers(scene.network.class_names, answer)),
    )
    best = int(answer.argmax())
    inputs = scene.trace.flatten.size
    facts = {"class": scene.network.class_names[best], "share": answer[best], "count": count}
    say = "all_units_say" if count == scene.trace.dense.size else None
    return Shown(drawn, {**facts, "parameters": (inputs + 1) * count}, say=say)


def weighted(scene: Scene) -> Weighted:
    """The layer as the demonstrations of kernel and bias want it."""
    layer = scene.network.architecture.six().dense
    weights = scene.network.weights
    kernel = weights[f"{layer.name}.kernel"]
    bias = weights.get(f"{layer.name}.bias", np.zeros(layer.units, np.float32))
    return Weighted(
        layer.name,
        kernel,
        bias,
        forward=lambda kernel, bias: dense(scene.trace.flatten, kernel, bias),
        draw=lambda outputs, value_range: _grid(scene, outputs, value_range),
        activation=layer.activation,
    )


DEMOS: dict[str, Demo] = {
    "units": Demo((32, 128, 256, 512), units),
    **weighted_demos(weighted),
}


def _grid(scene: Scene, outputs: Array, value_range: float) -> str:
    scale = scene.theme.values if (outputs < 0).any() else scene.theme.activations
    caption = scene.words("units_grid", count=outputs.size)
    return demo.grid(scene, outputs, caption, scale=scale, value_range=value_range)
