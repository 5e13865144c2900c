"""Dropout and convolution by hand over many arguments -> the files that node compares with.

Run it after a change to them: `python tests/widgets/make_bench_fixtures.py`. A test in
tests/unit/ui/ fails when a file is out of date.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from imgrec.by_hand.activations import ACTIVATIONS
from imgrec.by_hand.conv2d import conv2d
from imgrec.by_hand.dense import dense
from imgrec.by_hand.dropout import dropout
from imgrec.by_hand.softmax import softmax
from imgrec.errors import ArchitectureError
from imgrec.keras_line import keras_line
from imgrec.layers import Conv2D, Dropout
from imgrec.ui import widget

FOLDER = Path(__file__).parent / "fixtures"
RATES = (0.0, 0.25, 0.4, 0.5, 0.9)
DROPOUTS = (
    Dropout(0.4, seed=7),
    Dropout(0.0, noise_shape=(None, 1), seed=0),
    Dropout(0.25, noise_shape=(1, None), seed=12),
    Dropout(0.5, noise_shape=(1, 1), seed=1),
)
SIZE = (7, 8, 3)
CONVOLUTIONS = (
    Conv2D(2, (3, 3), padding="same", activation="relu"),
    Conv2D(2, (3, 3), strides=(2, 3), padding="same", activation="tanh"),
    Conv2D(2, (3, 3), strides=(3, 1), activation="sigmoid", use_bias=False),
    Conv2D(1, (3, 3), padding="same", dilation_rate=(2, 3), activation="elu"),
    Conv2D(2, (3, 3), dilation_rate=(3, 2)),
)


def convolution_bench() -> dict[str, Any]:
    """Maps, shapes, counts and lines for many arguments; and which are possible at all."""
    draw = np.random.default_rng(5).standard_normal
    image, kernel = (draw(s).astype(np.float32) for s in (SIZE, (3, 3, 3, 2)))
    bias, sums = draw(2).astype(np.float32), np.linspace(-4, 4, 17, dtype=np.float32)
    tried = itertools.product((1, 3, 4, 8), (1, 2), (1, 2, 4), ("valid", "same"))
    names = ("leaky_relu", "elu", "softplus", "softsign", "silu", "relu", "sigmoid", "tanh")
    return {
        "colours": widget.palette(),
        "words": widget.words("convolution_bench"),
        "image": image,
        "kernel": kernel,
        "bias": bias,
        "layers": [_made(layer, image, kernel, bias) for layer in CONVOLUTIONS],
        "possible": [[*arguments, _possible(*arguments)] for arguments in tried],
        "activations": {name: ACTIVATIONS[name](sums) for name in names},
        "sums": sums,
    }


def dropout_bench() -> dict[str, Any]:
    """Twelve units, a mask given, three classes: what is left, and the answer that it gives."""
    draw = np.random.default_rng(4)
    units = np.maximum(draw.standard_normal(12), 0).astype(np.float32)
    kernel, bias = (draw.standard_normal(s).astype(np.float32) for s in ((12, 3), 3))
    mask = draw.random(12) < 0.5
    after = [dropout(units, rate, training=True, mask=mask) for rate in RATES]
    return {
        "colours": widget.palette(),
        "words": widget.words("dropout"),
        "units": units,
        "kernel": kernel,
        "bias": bias,
        "mask": mask.astype(int),
        "rates": RATES,
        "after": after,
        "probabilities": [softmax(dense(one, kernel, bias)) for one in after],
        "steady": softmax(dense(units, kernel, bias)),
        "keras": [[d.rate, d.noise_shape, d.seed, keras_line(d)] for d in DROPOUTS],
    }


def _made(layer: Conv2D, image: np.ndarray, kernel: np.ndarray, bias: np.ndarray) -> dict[str, Any]:
    f = layer.filters
    how: dict[str, Any] = {
        "strides": layer.strides,
        "padding": layer.padding,
        "dilation_rate": layer.dilation_rate,
    }
    sums = conv2d(image, kernel[..., :f], bias[:f] if layer.use_bias else None, **how)
    activation = layer.activation or "linear"
    return {
        "settings": {
            **how,
            "filters": f,
            "kernel_size": layer.kernel_size,
            "activation": activation,
            "use_bias": layer.use_bias,
        },
        "shape": layer.output_shape(SIZE),
        "parameters": layer.parameter_count(SIZE),
        "keras": keras_line(layer),
        "maps": ACTIVATIONS[activation](sums),
    }


def _possible(kernel: int, stride: int, dilation: int, padding: str) -> bool:
    pairs: dict[str, Any] = {"strides": (stride, 1), "dilation_rate": (1, dilation)}
    try:
        Conv2D(1, (kernel, kernel), padding=padding, **pairs).output_shape(SIZE)
    except ArchitectureError:
        return False
    return True


def _listed(thing: Any) -> Any:
    return thing.tolist()  # arrays as lists; JSON writes a float32 as the double it is


def _written(make: Callable[[], dict[str, Any]]) -> bytes:
    return json.dumps(make(), default=_listed).encode()


FILES: dict[str, Callable[[], bytes]] = {
    f"{make.__name__}.json": partial(_written, make) for make in (convolution_bench, dropout_bench)
}


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, make in FILES.items():
        (FOLDER / name).write_bytes(make())
