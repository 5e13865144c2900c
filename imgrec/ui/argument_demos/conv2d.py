"""A value of one of the arguments of `Conv2D` -> what it changes on the picture."""

from __future__ import annotations

from typing import Any

import numpy as np

from imgrec.arguments import Pair
from imgrec.by_hand.activations import relu
from imgrec.by_hand.conv2d import conv2d
from imgrec.by_hand.windows import pad, window_reach
from imgrec.figures import layer_range
from imgrec.layers import Conv2D
from imgrec.ui import maps, numbers
from imgrec.ui.argument_demos import demo, memory
from imgrec.ui.argument_demos.demo import Array, Demo, Scene, Shown
from imgrec.ui.argument_demos.weighted import Weighted, weighted_demos


def filters(scene: Scene, count: int) -> Shown:
    """The maps of the first filters."""
    drawn = scene.trace.conv2d[..., :count]
    kernel = _layer(scene)[0][..., :count]
    shown = demo.all_maps(scene, drawn, value_range=layer_range(scene.trace.conv2d))
    return Shown(shown, {"count": count, "parameters": kernel.size + count, "cells": drawn.size})


def kernel_size(scene: Scene, size: Pair) -> Shown:
    """The mean of what each window sees: no filter of another size has been learnt."""
    image = scene.trace.image
    weights = np.ones((*size, image.shape[2], 1), np.float32)
    weights /= weights.size
    drawn = conv2d(image, weights, padding="same")[..., 0]
    middle = tuple((side - window) // 2 for side, window in zip(image.shape, size, strict=False))
    window = (middle[0], middle[1], *size)
    shown = numbers.row(
        demo.the_picture(scene, window=window),
        demo.one_map(scene, drawn, scene.words("mean"), value_range=1),
        top=True,
    )
    return Shown(shown, {"rows": size[0], "columns": size[1], "weights": weights.size})


def strides(scene: Scene, steps: Pair) -> Shown:
    """The strongest map, drawn with longer steps."""
    return _map(scene, steps=steps)


def padding(scene: Scene, value: str) -> Shown:
    """The picture as the windows meet it, with or without the ring of zeros, and the map."""
    image = scene.trace.image
    kernel = _layer(scene)[0]
    met = pad(image, kernel.shape[:2], padding=value)
    pixels = np.rint(met * 255).astype(np.uint8)
    inside = (*((met.shape[i] - image.shape[i]) // 2 for i in (0, 1)), *image.shape[:2])
    size = f"{demo.REM * met.shape[1] / image.shape[1]:.2f}rem"
    ring = maps.picture(pixels, scene.words("met"), size=size, window=inside)
    return _map(scene, numbers.part(scene.words("met"), ring), padding=value)


def dilation_rate(scene: Scene, gaps: Pair) -> Shown:
    """The places of the window that count, and the strongest map."""
    size = _layer(scene)[0].shape[:2]
    reach = tuple(window_reach(k, gap) for k, gap in zip(size, gaps, strict=True))
    cells = np.zeros((max(reach), max(reach)), np.float32)
    cells[: reach[0] : gaps[0], : reach[1] : gaps[1]] = 1
    painted = scene.theme.activations.paint(cells, 1)
    caption = scene.words("window")
    window = numbers.part(
        caption, maps.picture(painted, caption, size=f"{1.2 * max(reach):.1f}rem")
    )
    shown = _map(scene, window, gaps=gaps)
    return Shown(shown.html, {**shown.facts, "reach": reach[0]})


def data_format(scene: Scene, order: str) -> Shown:
    """Both orders of the picture's numbers in memory."""
    return memory.data_format(scene, scene.trace.image, order)


def weighted(scene: Scene) -> Weighted:
    """The layer as the demonstrations of kernel and bias want it."""
    kernel, bias = _layer(scene)
    layer = scene.network.architecture.six().conv2d

    def forward(weights: Array, biases: Array) -> Array:
        return conv2d(
            scene.trace.image,
            weights,
            biases,
            strides=layer.strides,
            padding=layer.padding,
            dilation_rate=layer.dilation_rate,
        )

    def draw(outputs: Array, value_range: float) -> str:
        return demo.all_maps(scene, outputs, value_range=value_range)

    return Weighted(kernel, bias, forward, draw, activation=layer.activation)


DEMOS: dict[str, Demo] = {
    "filters": Demo((4, 8, 16, 32), filters),
    "kernel_size": Demo(((1, 1), (3, 3), (5, 5), (9, 9)), kernel_size),
    "strides": Demo(((1, 1), (2, 2), (3, 3), (4, 4)), strides),
    "padding": Demo(("valid", "same"), padding),
    "data_format": Demo(memory.ORDERS, data_format),
    "dilation_rate": Demo(((1, 1), (2, 2), (3, 3), (4, 4)), dilation_rate),
    **weighted_demos(weighted),
}


def _layer(scene: Scene) -> tuple[Array, Array]:
    layer: Conv2D = scene.network.architecture.six().conv2d
    weights = scene.network.weights
    kernel = weights[f"{layer.name}.kernel"]
    return kernel, weights.get(f"{layer.name}.bias", np.zeros(kernel.shape[-1], np.float32))


def _map(
    scene: Scene, *before: str, steps: Pair = (1, 1), padding: str = "same", gaps: Pair = (1, 1)
) -> Shown:
    kernel, bias = _layer(scene)
    f = scene.strongest
    one: dict[str, Any] = {"strides": steps, "padding": padding, "dilation_rate": gaps}
    sums = conv2d(scene.trace.image, kernel[..., f : f + 1], bias[f : f + 1], **one)
    drawn = relu(sums)[..., 0]
    caption = scene.words("one_map", filter=f, rows=drawn.shape[0], columns=drawn.shape[1])
    shown = demo.one_map(scene, drawn, caption, value_range=layer_range(scene.trace.conv2d))
    facts = {"filter": f, "rows": drawn.shape[0], "columns": drawn.shape[1], "cells": drawn.size}
    parts = before or (demo.the_picture(scene),)
    return Shown(numbers.row(*parts, shown, top=True), facts)
