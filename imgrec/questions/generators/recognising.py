"""Questions about the whole way of the picture, and about what was measured of the network."""

from __future__ import annotations

import numpy as np
from numpy.random import Generator as Chance

from imgrec.evaluation import shipped_evaluation
from imgrec.network import Network
from imgrec.questions.fresh import Wrong, single, typed, until_it_fits
from imgrec.questions.question import Question
from imgrec.trace import Trace
from imgrec.trace import trace as carry

FARTHEST = 3


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


@until_it_fits
def pushed(network: Network, trace: Trace, rng: Chance) -> Question | None:
    """What the network answers when the picture is pushed aside a little."""
    down, right = (int(by) for by in rng.integers(-FARTHEST, FARTHEST + 1, size=2))
    if not (down or right):
        return None
    moved = carry(network, np.roll(trace.image, (down, right), axis=(0, 1)))
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


@until_it_fits
def most_confused(network: Network, trace: Trace, rng: Chance) -> Question | None:
    """With which other class one class is confused most, on the test pictures."""
    measured = shipped_evaluation(network)
    if measured is None:
        return None
    k = int(rng.integers(len(network.class_names)))
    row = np.array(measured["confusion"][k])
    row[k] = -1
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
        total=int(sum(measured["confusion"][k])),
    )


@until_it_fits
def right_of_a_class(network: Network, trace: Trace, rng: Chance) -> Question | None:
    """How many test pictures of one class are named rightly."""
    measured = shipped_evaluation(network)
    if measured is None:
        return None
    k = int(rng.integers(len(network.class_names)))
    table = np.array(measured["confusion"])
    right, total = int(table[k, k]), int(table[k].sum())
    other = int(rng.choice([place for place in range(len(table)) if place != k]))
    return single(
        "recognising.right_of_a_class",
        right=f"{right:,}",
        wrong=[
            Wrong("average", f"{round(measured['accuracy'] * total):,}", 12),
            Wrong("of_another", f"{int(table[other, other]):,}"),
            Wrong("all", f"{total:,}", 12),
            Wrong("one_in_ten", f"{total // len(table):,}"),
        ],
        name=network.class_names[k],
        total=f"{total:,}",
        other=network.class_names[other],
    )
