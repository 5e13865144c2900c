"""The layers by hand, the colours and the numbers of Python -> the files that node compares with.

Run it after a change to any of them: `python tests/widgets/make_fixtures.py`. A test in
tests/unit/ui/ fails when a file is out of date.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from safetensors.numpy import save

from imgrec.architecture import Architecture, Conv2D, Dense, Dropout, Flatten, MaxPooling2D
from imgrec.by_hand.constraints import MaxNorm, norms
from imgrec.by_hand.conv2d import conv2d
from imgrec.by_hand.dense import dense
from imgrec.by_hand.max_pooling2d import max_pooling2d, winners
from imgrec.by_hand.softmax import softmax
from imgrec.by_hand.windows import windows
from imgrec.figures import DARK, LIGHT, filters_as_pictures, layer_range
from imgrec.figures.colours import greys, text_on
from imgrec.network import Network, make_network
from imgrec.trace import trace
from imgrec.ui import numbers, widget
from imgrec.ui.interactive import convolution as convolution_feed

FOLDER = Path(__file__).parent / "fixtures"
CONVOLUTIONS = (
    {"padding": "same"},
    {"padding": "valid"},
    {"padding": "same", "strides": (2, 3)},
    {"padding": "valid", "strides": (2, 1)},
    {"padding": "same", "dilation_rate": (2, 2)},
)
POOLS = (
    {"pool_size": (2, 2), "padding": "valid"},
    {"pool_size": (3, 2), "padding": "same"},
    {"pool_size": (3, 3), "strides": (2, 2), "padding": "same"},
)
SMALL = Architecture(
    (6, 8, 3),
    (
        Conv2D(2, (3, 3), padding="same", activation="relu", kernel_constraint=MaxNorm(3)),
        MaxPooling2D(),
        Flatten(),
        Dense(5, activation="relu"),
        Dropout(0.5),
        Dense(3, activation="softmax", name="output"),
    ),
)
CLASSES = ("cat", "dog", "frog")
EDITED = np.linspace(-1, 1, 27, dtype=np.float32).reshape(3, 3, 3)
NUMBERS = (0.0, -0.0004, 0.1025, -0.909, 12.5, 1234567.891, -1024.0, 0.0005, 0.99949, 3e-9)
BETWEEN = (0.5, 1.5, 2.5, -0.125, 0.375, 0.0625, 1234.5, 0.03125, 1.45, 2.675, 1.005, 0.285, 1.115)
SHARES = (
    0.0,
    0.0003,
    0.125,
    0.8125,
    0.0625,
    0.00375,
    0.0725,
    0.145,
    0.5,
    0.99949,
    0.99999,
    1.0,
    12.5,
)


def by_hand() -> dict[str, Any]:
    """Every layer on small random arrays."""
    draw = np.random.default_rng(0).standard_normal
    image, kernel = (draw(s).astype(np.float32) for s in ((7, 8, 3), (3, 3, 3, 2)))
    bias, maps = draw(2).astype(np.float32), np.round(draw((7, 8, 1)), 1).astype(np.float32)
    weights, logits = (draw(s).astype(np.float32) for s in ((6, 4), 4))
    return {
        "image": image,
        "kernel": kernel,
        "bias": bias,
        "maps": maps,
        "convolutions": [
            {"arguments": a, "maps": conv2d(image, kernel, bias, **a)} for a in CONVOLUTIONS
        ],
        "corner": windows(image, (3, 3), padding="same")[0, 0],
        "pools": [_pool(maps, arguments) for arguments in POOLS],
        "dense": {"inputs": image[0, :2, :].ravel(), "kernel": weights, "bias": logits},
        "dense_sum": dense(image[0, :2, :].ravel(), weights, logits),
        "softmax": {"logits": logits, "at_1": softmax(logits), "at_half": softmax(logits, 0.5)},
        "norms": {"columns": norms(kernel[..., :1], 0), "whole": norms(kernel[..., :1], (0, 1, 2))},
    }


def colours() -> dict[str, Any]:
    """Colours of both themes for values from one end of a range to the other, and past it."""
    values = np.linspace(-1.3, 1.3, 53, dtype=np.float32)
    shares = np.linspace(0, 1, 24, dtype=np.float32)
    kernel = np.random.default_rng(1).standard_normal((3, 3, 3, 1)).astype(np.float32)
    sheets = {
        theme.name: {
            name: getattr(theme, name).paint(values, 0.9)
            for name in ("values", "activations", "weights")
        }
        for theme in (LIGHT, DARK)
    }
    return {
        "palette": widget.palette(),
        "values": values,
        "range": 0.9,
        "sheets": sheets,
        "layer_range": layer_range(values),
        "layer_range_of_few": layer_range(np.array([0, 0, 0, 2.5], np.float32)),
        "shares": shares,
        "greys": greys(shares[None])[0],
        "kernel": kernel[..., 0],
        "filter": filters_as_pictures(kernel)[0],
        "texts": {c: text_on(c) for c in ("#000000", "#FFFFFF", "#777777", "#1F5FA8", "#F3A04A")},
    }


def texts() -> dict[str, Any]:
    """Numbers as Python writes them."""
    return {
        "numbers": [[v, d, numbers.number(v, d)] for v in NUMBERS + BETWEEN for d in range(5)],
        "signed": [[v, numbers.signed(v)] for v in NUMBERS],
        "percents": [[v, d, numbers.percent(v, d)] for v in _shares() for d in range(4)],
    }


def _shares() -> list[float]:
    """Shares, and what is left of them in the float32 of a network's answer."""
    return [*SHARES, *(float(np.float32(share)) for share in SHARES)]


def convolution() -> dict[str, Any]:
    """What the small network makes of an image, as it is and with filter 1 edited."""
    found, kernel = trace(_network(), _image()), _weights()["conv2d.kernel"][..., 1:]
    edited = trace(_network(edited=True), _image())
    return {
        "conv2d_sum": found.conv2d_sum,
        "max_pooling2d": found.max_pooling2d,
        "zeros_of_1": float((found.conv2d[..., 1] == 0).mean()),
        "probabilities": found.probabilities,
        "norms": {"columns": norms(kernel)[0, :, :, 0].T, "whole": norms(kernel, (0, 1, 2))},
        "edited": {"kernel": EDITED, "bias": 0.25, "probabilities": edited.probabilities},
    }


def convolution_widget() -> bytes:
    """What Python sends for the same, with the reach of filter 1."""
    network = _network()
    sent = convolution_feed.tensors(network, trace(network, _image()), edited=1)
    return widget.pack("convolution", sent, convolution_feed.options(network, edited=1))


def tensors() -> bytes:
    """A safetensors file with one array of each kind that a widget may get."""
    halves = np.array([0, -0.0, 1, -2.5, 65504, 6e-8, 0.333], np.float16)
    arrays = {
        "float32": np.arange(6, dtype=np.float32).reshape(2, 3) / 3,
        "float16": halves,
        "int32": np.array([-1, 0, 70_000], np.int32),
        "uint8": np.array([0, 7, 255], np.uint8),
    }
    expected = {name: array.astype(float).ravel().tolist() for name, array in arrays.items()}
    return save(arrays, metadata={"imgrec": json.dumps({"expected": expected, "name": "größer"})})


def _network(*, edited: bool = False) -> Network:
    weights = _weights()
    if edited:
        weights["conv2d.kernel"][..., 1], weights["conv2d.bias"][1] = EDITED, 0.25
    return make_network(architecture=SMALL, class_names=CLASSES, weights=weights, name="small")


def _weights() -> dict[str, np.ndarray]:
    draw = np.random.default_rng(2).standard_normal
    return {n: draw(s).astype(np.float32) / 2 for n, s in SMALL.weight_shapes.items()}


def _image() -> np.ndarray:
    return np.random.default_rng(3).random(SMALL.input_shape, dtype=np.float32)


def _pool(maps: np.ndarray, arguments: dict[str, Any]) -> dict[str, Any]:
    won = winners(maps, **arguments)
    return {
        "arguments": arguments,
        "values": max_pooling2d(maps, **arguments),
        "winners": won.row * maps.shape[1] + won.column,
        "ties": won.ties.astype(int),
    }


def _listed(thing: Any) -> Any:
    return thing.tolist()  # arrays as lists; JSON writes a float32 as the double it is


FILES: dict[str, Callable[[], bytes]] = {
    f"{make.__name__}.json": lambda make=make: json.dumps(make(), default=_listed).encode()
    for make in (by_hand, colours, texts, convolution)
} | {"tensors.safetensors": tensors, "convolution.safetensors": convolution_widget}


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, make in FILES.items():
        (FOLDER / name).write_bytes(make())
