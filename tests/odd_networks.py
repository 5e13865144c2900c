"""Networks of the six layers in unusual shapes, with weights as before the first step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from imgrec.architecture import SIX_LAYERS, Architecture
from imgrec.network import Network
from imgrec.untrained import untrained

LONG = "Donaudampfschifffahrtsgesellschaftskapitän mit sehr langem Namen"
HTML = '<b onclick=alert(1)>bold</b> & "quoted"'
MARKED = ("a|b", "*stars*", "$x^2$", "`code`", "{braces}", "[link](http://x)", ":red[x]")
SPOKEN = (LONG, HTML, "🐱 cat", *MARKED, *(f"Klasse {place}" for place in range(10)))

Settings = dict[str, Any]


def odd(
    *,
    classes: tuple[str, ...] | int = 10,
    conv2d: Settings | None = None,
    pool: Settings | None = None,
    dense: Settings | None = None,
    rate: float = 0.5,
) -> Network:
    """Give an untrained network that differs from the course's in these arguments."""
    six = SIX_LAYERS.six()
    names = classes if isinstance(classes, tuple) else tuple(f"kind {i}" for i in range(classes))
    layers = (
        replace(six.conv2d, **(conv2d or {})),
        replace(six.max_pooling2d, **(pool or {})),
        six.flatten,
        replace(six.dense, **(dense or {})),
        replace(six.dropout, rate=rate),
        replace(six.output, units=len(names)),
    )
    shaped = Network("", "", Architecture((32, 32, 3), layers), names, {})
    return replace(untrained(shaped), name="odd")


def two() -> Network:
    """Two classes, one filter of one pixel, 16 units."""
    one = {"filters": 1, "kernel_size": (1, 1)}
    return odd(classes=("cat", LONG), conv2d=one, dense={"units": 16})


def twenty() -> Network:
    """Twenty classes with names that try everything, 64 filters of 5 by 5."""
    return odd(classes=SPOKEN, conv2d={"filters": 64, "kernel_size": (5, 5)})


def strided() -> Network:
    """Strides, no padding, a remainder at the edge, no ReLU, no limit, no dropout."""
    return odd(
        classes=3,
        conv2d={
            "filters": 7,
            "kernel_size": (2, 2),
            "strides": (2, 2),
            "padding": "valid",
            "activation": "tanh",
            "kernel_constraint": None,
        },
        pool={"pool_size": (3, 3)},
        dense={"units": 33, "activation": "sigmoid", "kernel_constraint": None},
        rate=0.0,
    )


def linear() -> Network:
    """No activation function and no bias, pools that hang over the edge."""
    return odd(
        conv2d={"filters": 8, "activation": None, "use_bias": False},
        pool={"pool_size": (3, 3), "padding": "same"},
        dense={"units": 16, "activation": None, "use_bias": False},
        rate=0.2,
    )


def overlapping() -> Network:
    """Large windows and steps, pools that overlap, a single unit."""
    return odd(
        classes=5,
        conv2d={
            "filters": 5,
            "kernel_size": (5, 5),
            "strides": (3, 3),
            "padding": "valid",
            "activation": "sigmoid",
        },
        pool={"pool_size": (2, 2), "strides": (1, 1)},
        dense={"units": 1, "activation": "tanh"},
        rate=0.9,
    )


NETWORKS: dict[str, Callable[[], Network]] = {
    make.__name__: make for make in (two, twenty, strided, linear, overlapping)
}
