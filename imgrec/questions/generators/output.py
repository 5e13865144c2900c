"""Questions about logits and probabilities of the picture."""

from __future__ import annotations

import numpy as np
from numpy.random import Generator as Chance

from imgrec.by_hand.softmax import softmax
from imgrec.network import Network
from imgrec.questions.amounts import plain, share, with_sign
from imgrec.questions.conditions import has_three_classes
from imgrec.questions.fresh import Wrong, only_for, single
from imgrec.questions.question import Question
from imgrec.trace import Trace

DIGITS = 2
FINE = 3
NEAR, FAR = 0.4, 6.0  # a difference of logits that one can still picture as a factor
ADDED = (2, 5, 10, 100)


def times_as_likely(network: Network, trace: Trace, rng: Chance) -> Question | None:
    """How many times as large one probability is as another, from their logits."""
    first, second = (int(k) for k in rng.choice(len(trace.logits), size=2, replace=False))
    high, low = (plain(trace.logits[k], DIGITS) for k in (first, second))
    difference = plain(high.value - low.value, DIGITS)
    if not NEAR < difference.value < FAR:
        return None
    divided = [Wrong("ratio", plain(high.value / low.value, 1), 12)] if low.read else []
    return single(
        "output.times_as_likely",
        right=plain(np.exp(difference.value), 1),
        wrong=[
            Wrong("difference", plain(difference.value, 1), 12),
            *divided,  # by a logit that reads as 0 nobody can
            Wrong("exponential", plain(np.exp(high.value), 1), 12),
            Wrong("same", plain(1, 1), 12),
        ],
        worked=float(np.exp(high.read - low.read)),
        first=network.class_names[first],
        second=network.class_names[second],
        high=high,
        low=low,
        difference=difference,
    )


def after_adding(network: Network, trace: Trace, rng: Chance) -> Question | None:
    """What a probability is after the same number is added to every logit."""
    k, added = int(rng.integers(len(trace.logits))), int(rng.choice(ADDED))
    alone = trace.logits.copy()
    alone[k] += added
    before = share(trace.probabilities[k])
    return single(
        "output.after_adding",
        right=before,
        wrong=[
            Wrong("only_one", share(softmax(alone)[k]), 12),
            Wrong("equal", share(1 / len(trace.logits)), 12),
            Wrong("points", share(min(before.value + added / 100, 1)), 12),
            Wrong("halved", share(before.value / 2), 12),
        ],
        name=network.class_names[k],
        before=before,
        added=added,
        classes=len(trace.logits),
    )


def part_of_a_logit(network: Network, trace: Trace, rng: Chance) -> Question | None:
    """What one unit adds to one logit."""
    awake = np.flatnonzero(trace.dense)
    if not len(awake):
        return None
    unit, k = int(rng.choice(awake)), int(rng.integers(len(trace.logits)))
    name = network.architecture.six().output.name
    value = plain(trace.dense[unit], FINE)
    weight = with_sign(network.weights[f"{name}.kernel"][unit, k], FINE)
    product = value.value * weight.value
    return single(
        "output.part_of_a_logit",
        right=with_sign(product, FINE),
        wrong=[
            Wrong("value", with_sign(value.value, FINE)),
            Wrong("weight", weight),
            Wrong("added", with_sign(value.value + weight.value, FINE)),
            Wrong("no_sign", with_sign(abs(product), FINE)),
            Wrong("spread", with_sign(product / len(trace.logits), FINE)),
        ],
        worked=value.read * weight.read,
        unit=unit,
        name=network.class_names[k],
        value=value,
        weight=weight,
        classes=len(trace.logits),
    )


@only_for(has_three_classes)
def all_the_others(network: Network, trace: Trace, rng: Chance) -> Question | None:
    """What is left for all other classes together."""
    k, others = int(rng.integers(len(trace.probabilities))), len(trace.probabilities) - 1
    told = share(trace.probabilities[k])
    return single(
        "output.all_the_others",
        right=share(1 - told.value),
        wrong=[
            Wrong("the_same", told, 12),
            Wrong("none_of_these", share(0), 13),
            Wrong("each", share((1 - told.value) / others), 12),
            Wrong("half", share(0.5), 12),
        ],
        worked=1 - told.read,
        name=network.class_names[k],
        share=told,
        others=others,
    )
