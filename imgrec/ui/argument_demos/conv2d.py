"""A value of one of the arguments of `Conv2D` -> what it changes on the picture."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from imgrec.arguments import Pair
from imgrec.by_hand.activations import relu
from imgrec.by_hand.conv2d import conv2d
from imgrec.by_hand.windows import pad, window_reach, windows
from imgrec.figures import layer_range
from imgrec.figures.colours import dimmed, greys, rgb
from imgrec.layers import Conv2D
from imgrec.ui import numbers
from imgrec.ui.argument_demos import demo, memory
from imgrec.ui.argument_demos.constraints import WHOLE_FILTERS
from imgrec.ui.argument_demos.demo import Array, Demo, Scene, Shown
from imgrec.ui.argument_demos.weighted import Weighted
from imgrec.ui.argument_demos.weighted_demos import weighted_demos
from imgrec.ui.interactive.convolution_bench import ARGUMENTS


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
    caption = scene.words("mean")
    middle = tuple((side - window) // 2 for side, window in zip(image.shape, size, strict=False))
    window = (middle[0], middle[1], *size)
    shown = numbers.row(
        demo.the_picture(scene.words("picture"), demo.the_pixels(scene), window=window),
        demo.the_picture(caption, greys(drawn)),
        top=True,
    )
    return Shown(shown, {"rows": size[0], "columns": size[1], "weights": weights.size})


def strides(scene: Scene, steps: Pair) -> Shown:
    """The pixels that the middle of a window stops at, and the strongest map, cell by cell."""
    seen = _places(scene, strides=steps)
    stops = np.isin(_numbered(scene)[..., 0], seen[:, :, seen.shape[2] // 2, seen.shape[3] // 2])
    pixels = demo.the_pixels(scene)
    pixels[~stops] = dimmed(dimmed(pixels, scene.theme.card), scene.theme.card)[~stops]
    return _map(scene, demo.the_picture(scene.words("stops"), pixels), steps=steps)


def padding(scene: Scene, value: str) -> Shown:
    """The picture as the windows meet it, with or without the ring of zeros, and the map."""
    image = scene.trace.image
    kernel = _layer(scene)[0]
    met = pad(image, kernel.shape[:2], padding=value)
    pixels = np.rint(met * 255).astype(np.uint8)
    inside = (*((met.shape[i] - image.shape[i]) // 2 for i in (0, 1)), *image.shape[:2])
    rem = demo.REM * met.shape[1] / image.shape[1]
    ring = demo.the_picture(scene.words("met"), pixels, window=inside, rem=rem)
    return _map(scene, ring, padding=value)


def dilation_rate(scene: Scene, gaps: Pair) -> Shown:
    """The pixels of one window, and the strongest map."""
    seen = _places(scene, dilation_rate=gaps)
    window = seen[seen.shape[0] // 2, seen.shape[1] // 2, ..., 0]
    pixels = demo.the_pixels(scene)
    pixels[np.isin(_numbered(scene)[..., 0], window)] = rgb(scene.theme.accent)
    shown = _map(scene, demo.the_picture(scene.words("window"), pixels), gaps=gaps)
    reach = window_reach(window.shape[0], gaps[0])
    return Shown(shown.html, {**shown.facts, "reach": reach})


def data_format(scene: Scene, order: str | None) -> Shown:
    """Both orders of the picture's numbers in memory."""
    return memory.data_format(scene, scene.trace.image, order, paint=greys)


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

    return Weighted(layer.name, kernel, bias, forward, draw, activation=layer.activation)


def _on_the_bench(name: str, demo: Demo) -> Demo:
    return replace(demo, above=lambda value: {name: value}) if name in ARGUMENTS else demo


_ALL = {
    "filters": Demo((4, 8, 16, 32), filters),
    "kernel_size": Demo(((1, 1), (3, 3), (5, 5), (9, 9)), kernel_size),
    "strides": Demo(((1, 1), (2, 2), (3, 3), (4, 4)), strides),
    "padding": Demo(("valid", "same"), padding),
    "data_format": Demo(memory.VALUES, data_format),
    "dilation_rate": Demo(((1, 1), (2, 2), (3, 3), (4, 4)), dilation_rate),
    **weighted_demos(weighted, WHOLE_FILTERS),
}
DEMOS: dict[str, Demo] = {name: _on_the_bench(name, demo) for name, demo in _ALL.items()}


def _layer(scene: Scene) -> tuple[Array, Array]:
    layer: Conv2D = scene.network.architecture.six().conv2d
    weights = scene.network.weights
    kernel = weights[f"{layer.name}.kernel"]
    return kernel, weights.get(f"{layer.name}.bias", np.zeros(kernel.shape[-1], np.float32))


def _numbered(scene: Scene) -> Array:
    """The picture with the numbers 1, 2, 3 ... in place of its pixels: (rows, columns, 1)."""
    rows, columns, _ = scene.trace.image.shape
    return np.arange(1, rows * columns + 1, dtype=np.float32).reshape(rows, columns, 1)


def _places(scene: Scene, **how: Any) -> Array:
    """The numbers of the pixels under every window: (rows, columns, 3, 3, 1), 0 in the ring."""
    size = _layer(scene)[0].shape[:2]
    return windows(_numbered(scene), size, padding="same", **how)


def _map(
    scene: Scene, before: str, *, steps: Pair = (1, 1), padding: str = "same", gaps: Pair = (1, 1)
) -> Shown:
    kernel, bias = _layer(scene)
    f = scene.strongest
    one: dict[str, Any] = {"strides": steps, "padding": padding, "dilation_rate": gaps}
    sums = conv2d(scene.trace.image, kernel[..., f : f + 1], bias[f : f + 1], **one)
    drawn = relu(sums)[..., 0]
    caption = scene.words("one_map", filter=f, rows=drawn.shape[0], columns=drawn.shape[1])
    rem = demo.REM * drawn.shape[1] / scene.trace.image.shape[1] if steps == (1, 1) else demo.REM
    shared = layer_range(scene.trace.conv2d)
    shown = demo.one_map(scene, drawn, caption, value_range=shared, rem=rem)
    facts = {"filter": f, "rows": drawn.shape[0], "columns": drawn.shape[1], "cells": drawn.size}
    return Shown(numbers.row(before, shown, top=True), facts)
