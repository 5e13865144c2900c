"""Questions about logits and probabilities of the picture."""

from __future__ import annotations

import numpy as np
from numpy.random import Generator as Chance

from imgrec.by_hand.softmax import softmax
from imgrec.network import Network
from imgrec.number_texts import number, percent, signed
from imgrec.questions.fresh import Wrong, single, until_it_fits
from imgrec.questions.question import Question
from imgrec.trace import Trace

DIGITS = 2
NEAR, FAR = 0.4, 6.0  # a difference of logits that one can still picture as a factor
ADDED = (2, 5, 10, 100)


@until_it_fits
def times_as_likely(network: Network, trace: Trace, rng: Chance) -> Question | None:
    """How many times as large one probability is as another, from their logits."""
    first, second = (int(k) for k in rng.choice(len(trace.logits), size=2, replace=False))
    high, low = float(trace.logits[first]), float(trace.logits[second])
    if not NEAR < high - low < FAR:
        return None
    return single(
        "output.times_as_likely",
        right=number(float(np.exp(high - low)), 1),
        wrong=[
            Wrong("difference", number(high - low, 1), 12),
            Wrong("ratio", number(high / low, 1), 12),
            Wrong("exponential", number(float(np.exp(high)), 1), 12),
            Wrong("same", number(1, 1), 12),
        ],
        first=network.class_names[first],
        second=network.class_names[second],
        high=number(high, DIGITS),
        low=number(low, DIGITS),
        difference=number(high - low, DIGITS),
    )


@until_it_fits
def after_adding(network: Network, trace: Trace, rng: Chance) -> Question | None:
    """What a probability is after the same number is added to every logit."""
    k, added = int(rng.integers(len(trace.logits))), int(rng.choice(ADDED))
    alone = trace.logits.copy()
    alone[k] += added
    share = float(trace.probabilities[k])
    return single(
        "output.after_adding",
        right=percent(share),
        wrong=[
            Wrong("only_one", percent(float(softmax(alone)[k])), 12),
            Wrong("equal", percent(1 / len(trace.logits)), 12),
            Wrong("points", percent(min(share + added / 100, 1)), 12),
            Wrong("halved", percent(share / 2), 12),
        ],
        name=network.class_names[k],
        added=added,
    )


@until_it_fits
def part_of_a_logit(network: Network, trace: Trace, rng: Chance) -> Question | None:
    """What one unit adds to one logit."""
    awake = np.flatnonzero(trace.dense)
    if not len(awake):
        return None
    unit, k = int(rng.choice(awake)), int(rng.integers(len(trace.logits)))
    name = network.architecture.six().output.name
    value, weight = float(trace.dense[unit]), float(network.weights[f"{name}.kernel"][unit, k])
    return single(
        "output.part_of_a_logit",
        right=signed(value * weight, DIGITS + 1),
        wrong=[
            Wrong("value", signed(value, DIGITS + 1)),
            Wrong("weight", signed(weight, DIGITS + 1)),
            Wrong("added", signed(value + weight, DIGITS + 1)),
            Wrong("no_sign", signed(abs(value * weight), DIGITS + 1)),
            Wrong("spread", signed(value * weight / len(trace.logits), DIGITS + 1)),
        ],
        unit=unit,
        name=network.class_names[k],
        value=number(value, 3),
        weight=signed(weight, 3),
        classes=len(trace.logits),
    )


@until_it_fits
def all_the_others(network: Network, trace: Trace, rng: Chance) -> Question | None:
    """What is left for all other classes together."""
    k = int(rng.integers(len(trace.probabilities)))
    share = float(trace.probabilities[k])
    return single(
        "output.all_the_others",
        right=percent(1 - share),
        wrong=[
            Wrong("the_same", percent(share), 12),
            Wrong("none_of_these", percent(0), 13),
            Wrong("each", percent((1 - share) / (len(trace.probabilities) - 1)), 12),
            Wrong("half", percent(0.5), 12),
        ],
        name=network.class_names[k],
        share=percent(share),
        others=len(trace.probabilities) - 1,
    )
