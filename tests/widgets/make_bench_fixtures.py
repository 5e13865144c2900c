"""Dropout and convolution by hand over many arguments -> the files that node compares with.

Run it after a change to them: `python tests/widgets/make_bench_fixtures.py`. A test in
tests/unit/ui/ fails when a file is out of date.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from imgrec.by_hand.dense import dense
from imgrec.by_hand.dropout import dropout
from imgrec.by_hand.softmax import softmax
from imgrec.keras_line import keras_line
from imgrec.layers import Dropout
from imgrec.ui import widget

FOLDER = Path(__file__).parent / "fixtures"
RATES = (0.0, 0.25, 0.4, 0.5, 0.9)
DROPOUTS = (
    Dropout(0.4, seed=7),
    Dropout(0.0, noise_shape=(None, 1), seed=0),
    Dropout(0.25, noise_shape=(1, None), seed=12),
    Dropout(0.5, noise_shape=(1, 1), seed=1),
)


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


def _listed(thing: Any) -> Any:
    return thing.tolist()  # arrays as lists; JSON writes a float32 as the double it is


FILES: dict[str, Callable[[], bytes]] = {
    f"{make.__name__}.json": lambda make=make: json.dumps(make(), default=_listed).encode()
    for make in (dropout_bench,)
}


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, make in FILES.items():
        (FOLDER / name).write_bytes(make())
