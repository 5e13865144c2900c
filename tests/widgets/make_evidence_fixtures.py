"""Evidence and occlusion of a small network -> the files that node compares with.

Run it after a change to either: `python tests/widgets/make_evidence_fixtures.py`. A test in
tests/unit/ui/ fails when a file is out of date.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from imgrec.architecture import Architecture, Conv2D, Dense, Dropout, Flatten, MaxPooling2D
from imgrec.attribution import Evidence, attribute, in_blocks
from imgrec.network import Network, make_network
from imgrec.occlusion import covered, occlude
from imgrec.trace import trace
from imgrec.ui import widget
from imgrec.ui.interactive import evidence as evidence_feed
from imgrec.ui.interactive import occlusion as occlusion_feed
from imgrec.untrained import untrained

FOLDER = Path(__file__).parent / "fixtures"
SMALL = Architecture(
    (7, 8, 3),
    (
        Conv2D(4, (3, 3), padding="same", activation="relu"),
        MaxPooling2D(),
        Flatten(),
        Dense(12, activation="relu"),
        Dropout(0.5),
        Dense(3, activation="softmax", name="output"),
    ),
)
IMAGE, AVERAGE = np.random.default_rng(4).random((2, *SMALL.input_shape), dtype=np.float32)
GRAINS = (1, 2, 4)
PATCH = (4, "mean")
CORNER = (6, 0)


def network() -> Network:
    """Give a network of three classes with weights drawn from a seed."""
    draw = np.random.default_rng(5).standard_normal
    shapes = SMALL.weight_shapes.items()
    weights = {name: draw(shape).astype(np.float32) / 2 for name, shape in shapes}
    names = ("cat", "dog", "frog")
    return make_network(architecture=SMALL, class_names=names, weights=weights, name="small")


def evidence() -> dict[str, Any]:
    """The evidence for class 2, and for it rather than class 0, at every level and grain."""
    found = attribute(network(), trace(network(), IMAGE))
    learned_nothing = untrained(network())
    random = attribute(learned_nothing, trace(learned_nothing, IMAGE)).pooled.evidence()
    places = [e.rather_than(2).parts.sum(axis=-1) for e in (found.pooled.evidence(), random)]
    sides = {"alone": None, "rather": 0}
    return {
        "pixels": {
            f"{side}_{name}_{grain}": _pixels(found.pixels.evidence(reference), other, grain)
            for side, other in sides.items()
            for name, reference in (("black", None), ("average", AVERAGE))
            for grain in GRAINS
        },
        "pooled": {side: _whole(found.pooled.evidence(), other) for side, other in sides.items()},
        "units": {side: _whole(found.units.evidence(), other) for side, other in sides.items()},
        "correlation": np.corrcoef(*(values.ravel() for values in places))[0, 1],
    }


def evidence_widget() -> bytes:
    """What Python sends, with random weights beside it, and an average picture that fits."""
    sent = evidence_feed.tensors(network(), trace(network(), IMAGE), random=True)
    return widget.pack("evidence", {**sent, "average": AVERAGE}, evidence_feed.options(network()))


def occlusion() -> dict[str, Any]:
    """The image with the patch in a corner, and how much class 2 falls for each place of it."""
    traced = trace(network(), IMAGE)
    size, colour = PATCH[0], occlusion_feed.colour_of(IMAGE, PATCH[1])
    falls = traced.probabilities[2] - occlude(network(), IMAGE, size, colour)[..., 2]
    return {"covered": covered(IMAGE, *CORNER, size, colour), "falls": falls}


def occlusion_widget() -> bytes:
    """What Python sends once a patch was asked for."""
    traced, colour = trace(network(), IMAGE), occlusion_feed.colour_of(IMAGE, PATCH[1])
    sent = occlusion_feed.tensors(traced, occlude(network(), IMAGE, PATCH[0], colour))
    return widget.pack("occlusion", sent, occlusion_feed.options(network(), traced, PATCH))


def _pixels(found: Evidence, other: int | None, grain: int) -> Mapping[str, Any]:
    chosen = found.rather_than(2, other)
    blocks = in_blocks(np.moveaxis(chosen.parts, -1, 0).astype(np.float64), grain)
    return {"channels": blocks, "values": blocks.sum(axis=0), "biases": chosen.biases}


def _whole(found: Evidence, other: int | None) -> Mapping[str, Any]:
    chosen = found.rather_than(2, other)
    return {"values": chosen.parts, "biases": chosen.biases}


FILES: dict[str, Callable[[], bytes]] = {
    "evidence.json": lambda: json.dumps(evidence(), default=np.ndarray.tolist).encode(),
    "evidence.safetensors": evidence_widget,
    "occlusion.json": lambda: json.dumps(occlusion(), default=np.ndarray.tolist).encode(),
    "occlusion.safetensors": occlusion_widget,
}


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, make in FILES.items():
        (FOLDER / name).write_bytes(make())
