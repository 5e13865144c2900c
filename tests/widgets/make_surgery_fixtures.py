"""A small network after several surgeries -> the files that node compares with.

Run it after a change to surgery: `python tests/widgets/make_surgery_fixtures.py`. A test in
tests/unit/ui/ fails when a file is out of date.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from imgrec.architecture import Architecture, Conv2D, Dense, Dropout, Flatten, MaxPooling2D
from imgrec.network import Network, make_network
from imgrec.surgery import Replacement, Surgery, operate
from imgrec.trace import predict, trace
from imgrec.ui import widget
from imgrec.ui.interactive import surgery as surgery_feed

FOLDER = Path(__file__).parent / "fixtures"
SMALL = Architecture(
    (6, 8, 3),
    (
        Conv2D(2, (3, 3), padding="same", activation="relu"),
        MaxPooling2D(),
        Flatten(),
        Dense(5, activation="relu"),
        Dropout(0.5),
        Dense(3, activation="softmax", name="output"),
    ),
)
EDITED = np.linspace(-1, 1, 27, dtype=np.float32).reshape(3, 3, 3)
IMAGE = np.random.default_rng(3).random(SMALL.input_shape, dtype=np.float32)
SURGERIES = {
    "untouched": Surgery(),
    "filter_off": Surgery(filters=(1,)),
    "units_off": Surgery(units=(0, 3)),
    "replaced": Surgery(replacements=(Replacement(1, EDITED, 0.25),)),
}


def surgery() -> dict[str, Any]:
    """What the network answers after each surgery."""
    answers = {name: predict(operate(network(), s), IMAGE) for name, s in SURGERIES.items()}
    return {"kernel": EDITED, **answers}


def surgery_widget() -> bytes:
    """What Python sends for the untouched network, with the reach of filter 1."""
    small, untouched = network(), Surgery()
    sent = surgery_feed.tensors(small, trace(small, IMAGE), untouched, in_hand=1)
    return widget.pack("surgery", sent, surgery_feed.options(small, untouched, in_hand=1))


def network() -> Network:
    """Give a network of three classes with weights drawn from a seed."""
    draw = np.random.default_rng(2).standard_normal
    shapes = SMALL.weight_shapes.items()
    weights = {name: draw(shape).astype(np.float32) / 2 for name, shape in shapes}
    names = ("cat", "dog", "frog")
    return make_network(architecture=SMALL, class_names=names, weights=weights, name="small")


FILES: dict[str, Callable[[], bytes]] = {
    "surgery.json": lambda: json.dumps(surgery(), default=np.ndarray.tolist).encode(),
    "surgery.safetensors": surgery_widget,
}


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, make in FILES.items():
        (FOLDER / name).write_bytes(make())
