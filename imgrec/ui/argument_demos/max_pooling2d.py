"""A value of one of the arguments of `MaxPooling2D` -> what it changes on the strongest map."""

from __future__ import annotations

from functools import partial

from imgrec.arguments import Pair
from imgrec.by_hand.max_pooling2d import max_pooling2d
from imgrec.figures import layer_range
from imgrec.ui import numbers
from imgrec.ui.argument_demos import demo, memory
from imgrec.ui.argument_demos.demo import Demo, Scene, Shown

POOL = (2, 2)
UNEVEN = (3, 3)  # 32 rows are no multiple of 3, so that something is left over at the edge


def pool_size(scene: Scene, size: Pair) -> Shown:
    """The map with squares of this size."""
    return _pooled(scene, size)


def strides(scene: Scene, steps: Pair | None) -> Shown:
    """Squares of the network's size, laid with these steps."""
    return _pooled(scene, POOL, steps=steps)


def padding(scene: Scene, value: str) -> Shown:
    """Squares that do not fit evenly: what is left over is dropped or kept."""
    return _pooled(scene, UNEVEN, padding=value)


def data_format(scene: Scene, order: str | None) -> Shown:
    """Both orders of the pooled maps' numbers in memory."""
    pooled = scene.trace.max_pooling2d
    paint = partial(scene.theme.activations.paint, value_range=layer_range(pooled))
    middle = pooled.shape[0] // 2
    return memory.data_format(
        scene, pooled, order, paint=paint, row=middle, channel=scene.strongest
    )


DEMOS: dict[str, Demo] = {
    "pool_size": Demo(
        ((2, 2), (3, 3), (4, 4), (8, 8)), pool_size, above=lambda size: {"pool_size": size}
    ),
    "strides": Demo(
        (None, (1, 1), (3, 3), (4, 4)),
        strides,
        above=lambda steps: {"pool_size": POOL, "strides": steps},
    ),
    "padding": Demo(
        ("valid", "same"), padding, above=lambda value: {"pool_size": UNEVEN, "padding": value}
    ),
    "data_format": Demo(memory.VALUES, data_format),
}


def _pooled(
    scene: Scene, size: Pair, *, steps: Pair | None = None, padding: str = "valid"
) -> Shown:
    f, shared = scene.strongest, layer_range(scene.trace.conv2d)
    before = scene.trace.conv2d[..., f : f + 1]
    after = max_pooling2d(before, size, strides=steps, padding=padding)
    captions = (
        scene.words("before", filter=f, rows=before.shape[0], columns=before.shape[1]),
        scene.words("after", rows=after.shape[0], columns=after.shape[1]),
    )
    drawn = (
        demo.one_map(scene, values[..., 0], caption, value_range=shared)
        for values, caption in zip((before, after), captions, strict=True)
    )
    facts = {"rows": after.shape[0], "columns": after.shape[1], "share": after.size / before.size}
    return Shown(numbers.row(*drawn, top=True), {**facts, "filter": f})
