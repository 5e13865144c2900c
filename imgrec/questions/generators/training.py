"""Questions about the loss of the picture, and one step of training of the last layer."""

from __future__ import annotations

import numpy as np
from numpy.random import Generator as Chance

from imgrec.by_hand.gradient_step import cross_entropy, gradient
from imgrec.network import Network
from imgrec.number_texts import number, percent, signed
from imgrec.questions.fresh import Wrong, single, until_it_fits
from imgrec.questions.question import Question
from imgrec.trace import Trace

DIGITS = 3
RATES = (0.01, 0.1, 0.5)
CLEAR = 0.02  # a probability that is neither nearly nothing nor nearly all


@until_it_fits
def loss_of(network: Network, trace: Trace, rng: Chance) -> Question | None:
    """The loss, if one of the classes were the true one."""
    truth = int(rng.integers(len(trace.probabilities)))
    share = float(trace.probabilities[truth])
    if share <= 1e-6:
        return None
    return single(
        "training.loss_of",
        right=number(cross_entropy(trace.probabilities[None], np.array([truth])), DIGITS),
        wrong=[
            Wrong("what_is_missing", number(1 - share, DIGITS)),
            Wrong("share", number(share, DIGITS)),
            Wrong("log_10", number(-np.log10(share), DIGITS)),
            Wrong("no_minus", number(np.log(share), DIGITS)),
        ],
        name=network.class_names[truth],
        share=percent(share, 3),
    )


@until_it_fits
def gradient_of_a_bias(network: Network, trace: Trace, rng: Chance) -> Question | None:
    """The gradient of a class's bias, which is how wrong its probability is."""
    truth, k = (int(rng.integers(len(trace.probabilities))) for _ in range(2))
    slope = gradient(trace.dropout[None], trace.probabilities[None], np.array([truth])).bias[k]
    share = float(trace.probabilities[k])
    return single(
        "training.gradient_of_a_bias",
        right=signed(float(slope), DIGITS),
        wrong=[
            Wrong("turned", signed(-float(slope), DIGITS)),
            Wrong("share", signed(share, DIGITS)),
            Wrong("as_true", signed(share - 1, DIGITS)),
            Wrong("all", signed(1, DIGITS)),
        ],
        truth=network.class_names[truth],
        name=network.class_names[k],
        share=number(share, DIGITS),
        target=int(truth == k),
    )


@until_it_fits
def step_of_a_weight(network: Network, trace: Trace, rng: Chance) -> Question | None:
    """By how much one weight of the last layer moves in one step."""
    awake = np.flatnonzero(trace.dropout)
    if not len(awake):
        return None
    unit, rate = int(rng.choice(awake)), float(rng.choice(RATES))
    truth = int(rng.integers(len(trace.probabilities)))
    slope = gradient(trace.dropout[None], trace.probabilities[None], np.array([truth]))
    steep, wrong_by = float(slope.kernel[unit, truth]), float(slope.bias[truth])
    if abs(steep) < CLEAR:
        return None
    return single(
        "training.step_of_a_weight",
        right=signed(-rate * steep, DIGITS + 1),
        wrong=[
            Wrong("uphill", signed(rate * steep, DIGITS + 1)),
            Wrong("no_rate", signed(-steep, DIGITS + 1)),
            Wrong("no_unit", signed(-rate * wrong_by, DIGITS + 1)),
        ],
        truth=network.class_names[truth],
        unit=unit,
        rate=rate,
        wrong_by=signed(wrong_by, DIGITS),
        value=number(float(trace.dropout[unit]), DIGITS),
        steep=signed(steep, DIGITS + 1),
    )
