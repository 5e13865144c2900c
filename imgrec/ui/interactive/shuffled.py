"""Network, trace and a seed -> the widget that shuffles the line, and the weights with it."""

from __future__ import annotations

from typing import Any

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from imgrec.by_hand.activations import apply_activation
from imgrec.by_hand.dense import dense
from imgrec.by_hand.flatten import flatten
from imgrec.by_hand.softmax import softmax
from imgrec.keras_line import keras_lines
from imgrec.network import Network, make_network
from imgrec.trace import Trace
from imgrec.ui import widget
from imgrec.ui.interactive import surgery

SEED = "seed"
MEASURE = "measure"
MOST = 1_000_000
KEPT_A_SESSION = 4

Floats = NDArray[np.float32]


def show(network: Network, trace: Trace, *, key: str = "shuffled.widget") -> None:
    """Draw the widget. Another seed is a decision: the weights it needs stay here.

    So is counting on the test pictures, which takes a second or two.
    """
    seed = chosen_seed(widget.decided(key, SEED))
    probabilities = _answers(
        network.id, trace.flatten.tobytes(), seed, _network=network, _trace=trace
    )
    given = tensors(trace, probabilities, seed=seed)
    found = measured(network, seed) if widget.decided(key, MEASURE) == seed else None
    told = options(network, seed=seed, found=found)
    widget.mount("shuffled", given, told, key=key, decisions=[SEED, MEASURE])


def tensors(trace: Trace, probabilities: Floats, *, seed: int) -> widget.Tensors:
    """The line, the order that the seed makes, and what `answers` gives for it."""
    by_chance = order(trace.flatten.size, seed).astype(np.int32)
    return {"flatten": trace.flatten, "order": by_chance, "probabilities": probabilities}


def order(count: int, seed: int) -> NDArray[np.int64]:
    """The places of a line by chance: the same for the same seed."""
    return np.random.default_rng(seed).permutation(count)


def answers(network: Network, line: Floats, by_chance: NDArray[np.int64]) -> Floats:
    """What the network says when nothing, the line, the weights, or both are shuffled.

    Returns:
        float32 probabilities `(4, classes)`, in that order.
    """
    name = network.architecture.six().dense.name
    kernel = network.weights[f"{name}.kernel"]
    shuffled = kernel[by_chance]
    pairs = (
        (line, kernel),
        (line[by_chance], kernel),
        (line, shuffled),
        (line[by_chance], shuffled),
    )
    return np.stack([_answer(network, given, weights) for given, weights in pairs])


def measured(network: Network, seed: int) -> dict[str, int]:
    """How many test pictures the network names rightly, in the true order and with lines shuffled.

    To shuffle every line is to undo that shuffle in the rows of the dense kernel.
    """
    kernel = f"{network.architecture.six().dense.name}.kernel"
    back = np.argsort(order(len(network.weights[kernel]), seed))
    confused = make_network(
        architecture=network.architecture,
        class_names=network.class_names,
        weights={**network.weights, kernel: network.weights[kernel][back]},
        name=network.name,
    )
    count = surgery.pictures_measured()
    right = (round(surgery.accuracy(n) * count) for n in (network, confused))
    return dict(zip(("true", "line"), right, strict=True)) | {"count": count}


def options(network: Network, *, seed: int, found: dict[str, int] | None = None) -> dict[str, Any]:
    """The seed, class names, the shape before flattening, what was counted, and the code."""
    layers = network.architecture.six()
    _, columns, maps = network.architecture.stage(layers.max_pooling2d.name).output_shape
    return {
        "network": network.id,
        "class_names": network.class_names,
        "seed": seed,
        "measured": found,
        "pictures": surgery.pictures_measured(),
        "shape": {"columns": columns, "maps": maps},
        "code": {
            "keras": keras_lines(layers.flatten, layers.dense),
            "numpy": widget.source(flatten, order, dense),
        },
    }


def chosen_seed(decision: object) -> int:
    """The seed that a person decided on; 0 for what is none."""
    return decision if type(decision) is int and 0 <= decision < MOST else 0


@st.cache_data(scope="session", max_entries=KEPT_A_SESSION, show_spinner=False)
def _answers(
    network_id: str, line_bytes: bytes, seed: int, *, _network: Network, _trace: Trace
) -> Floats:
    return answers(_network, _trace.flatten, order(_trace.flatten.size, seed))


def _answer(network: Network, line: Floats, kernel: Floats) -> Floats:
    layers, weights = network.architecture.six(), network.weights
    sums = dense(line, kernel, weights.get(f"{layers.dense.name}.bias"))
    units = apply_activation(layers.dense.activation, sums)
    bias = weights.get(f"{layers.output.name}.bias")
    return softmax(dense(units, weights[f"{layers.output.name}.kernel"], bias))
