"""Questions about the whole way of the picture, and about what was measured of the network."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.random import Generator as Chance
from numpy.typing import NDArray

from imgrec.evaluation import shipped_evaluation
from imgrec.network import Network
from imgrec.questions.amounts import plain, share
from imgrec.questions.conditions import has_three_classes, is_measured
from imgrec.questions.fresh import Wrong, only_for, single, typed
from imgrec.questions.question import Question
from imgrec.trace import Trace
from imgrec.trace import trace as carry

FARTHEST = 2  # pixels, as in the view
GUESSED = 0.005  # what is measured cannot be worked out, so choices lie 2 % apart
ENOUGH = 100  # pictures, below which a share says little


def numbers_left(network: Network, trace: Trace, rng: Chance) -> Question:
    """How many numbers come out of a layer."""
    stages = network.architecture.stages
    stage = stages[int(rng.integers(len(stages)))]
    right, into = int(np.prod(stage.output_shape)), int(np.prod(stage.input_shape))
    return typed(
        "recognising.numbers_left",
        right=right,
        wrong=[
            Wrong("what_goes_in", into),
            Wrong("parameters", stage.parameter_count, 9),
            Wrong("one_axis", stage.output_shape[-1]),
        ],
        layer=type(stage.layer).__name__,
        name=stage.layer.name,
        place=stages.index(stage),
        shape=" × ".join(f"{size:,}" for size in stage.output_shape),
        into=f"{into:,}",
    )


@only_for(has_three_classes)
def pushed(network: Network, trace: Trace, rng: Chance) -> Question | None:
    """What the network answers when the picture is pushed aside a little."""
    down, right = (int(by) for by in rng.integers(-FARTHEST, FARTHEST + 1, size=2))
    if not (down or right):
        return None
    moved = carry(network, _pushed(trace.image, down, right))
    order = np.argsort(-moved.logits, kind="stable")
    before = network.class_names[int(trace.logits.argmax())]
    names = [network.class_names[int(k)] for k in order]
    others = [before, *names[1:4]]
    return single(
        "recognising.pushed",
        right=names[0],
        wrong=[
            Wrong("stays" if name == before else "another", name, 6 if name == before else None)
            for name in others
        ],
        before=before,
        down=down,
        right_by=right,
    )


def _pushed(image: NDArray[np.float32], down: int, right: int) -> NDArray[np.float32]:
    """The image pushed by up to `FARTHEST` pixels; those that come in repeat the edge."""
    rows, columns, _ = image.shape
    rim = np.pad(image, ((FARTHEST, FARTHEST), (FARTHEST, FARTHEST), (0, 0)), mode="edge")
    top, left = FARTHEST - down, FARTHEST - right
    return rim[top : top + rows, left : left + columns]


@only_for(is_measured)
def most_confused(network: Network, trace: Trace, rng: Chance) -> Question | None:
    """With which other class one class is confused most, on the test pictures."""
    k = int(rng.integers(len(network.class_names)))
    row = np.array(_measured(network)["confusion"][k])
    total, row[k] = int(row.sum()), -1
    order = np.argsort(-row, kind="stable")
    if row[order[0]] == row[order[1]]:
        return None
    names = [network.class_names[int(other)] for other in order[:-1]]
    return single(
        "recognising.most_confused",
        right=names[0],
        wrong=[Wrong("less", names[place]) for place in (1, len(names) // 2, -1)],
        name=network.class_names[k],
        count=int(row[order[0]]),
        total=total,
    )


@only_for(is_measured)
def right_of_a_class(network: Network, trace: Trace, rng: Chance) -> Question | None:
    """How many test pictures of one class are named rightly."""
    measured = _measured(network)
    table = np.array(measured["confusion"])
    k, other = (int(place) for place in rng.choice(len(table), size=2, replace=False))
    total = int(table[k].sum())
    return single(
        "recognising.right_of_a_class",
        right=plain(table[k, k], 0),
        wrong=[
            Wrong("average", plain(measured["accuracy"] * total, 0), 12),
            Wrong("of_another", plain(table[other, other], 0)),
            Wrong("all", plain(total, 0), 12),
            Wrong("guessing", plain(total / len(table), 0)),
        ],
        off=GUESSED * total,
        name=network.class_names[k],
        total=f"{total:,}",
        other=network.class_names[other],
    )


@only_for(is_measured)
def promise_kept(network: Network, trace: Trace, rng: Chance) -> Question | None:
    """How often it is right where it is about as sure as this."""
    measured = _measured(network)
    sure = [part for part in measured["reliability"] if part["n"] >= ENOUGH]
    part = sure[int(rng.integers(len(sure)))]
    promised = share(part["confidence"])
    return single(
        "recognising.promise_kept",
        right=share(part["accuracy"]),
        wrong=[
            Wrong("all", share(1), 12),
            Wrong("average", share(measured["accuracy"]), 12),
            Wrong("chance", share(1 / len(network.class_names))),
            Wrong("promised", promised, 12),
        ],
        off=GUESSED,
        low=share(part["low"]),
        high=share(part["high"]),
        n=part["n"],
        promised=promised,
    )


def _measured(network: Network) -> dict[str, Any]:
    measured = shipped_evaluation(network)
    assert measured is not None  # `is_measured` was asked before
    return measured
