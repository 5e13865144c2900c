"""Questions about the loss of the picture, one step of training, and the training's own course."""

from __future__ import annotations

import numpy as np
from numpy.random import Generator as Chance

from imgrec.by_hand.gradient_step import cross_entropy, gradient
from imgrec.film import shipped_film
from imgrec.network import Network
from imgrec.questions.amounts import plain, share, with_sign
from imgrec.questions.conditions import is_measured
from imgrec.questions.fresh import Wrong, only_for, single
from imgrec.questions.question import Question
from imgrec.trace import Trace

DIGITS = 3
FINE = 4
RATES = (0.01, 0.1, 0.5)
CLEAR = 0.02  # a gradient that is more than its digits
LITTLE, LEAST = 0.01, 1e-6  # a share below the one needs more digits, below the other too many
GUESSED = 0.005  # what is measured cannot be worked out, so choices lie 2 % apart


def loss_of(network: Network, trace: Trace, rng: Chance) -> Question | None:
    """The loss, if one of the classes were the true one."""
    truth = int(rng.integers(len(trace.probabilities)))
    probability = float(trace.probabilities[truth])
    given = share(probability, 2 if probability >= LITTLE else 5)
    if probability < LEAST:
        return None
    return single(
        "training.loss_of",
        right=plain(cross_entropy(trace.probabilities[None], np.array([truth])), DIGITS),
        wrong=[
            Wrong("what_is_missing", plain(1 - given.value, DIGITS)),
            Wrong("share", plain(given.value, DIGITS)),
            Wrong("log_10", plain(-np.log10(given.value), DIGITS)),
            Wrong("no_minus", plain(np.log(given.value), DIGITS)),
        ],
        worked=-float(np.log(given.read)),
        name=network.class_names[truth],
        share=given,
    )


def gradient_of_a_bias(network: Network, trace: Trace, rng: Chance) -> Question | None:
    """The gradient of a class's bias, which is how wrong its probability is."""
    truth, k = (int(rng.integers(len(trace.probabilities))) for _ in range(2))
    slope = float(
        gradient(trace.dropout[None], trace.probabilities[None], np.array([truth])).bias[k]
    )
    given, target = plain(trace.probabilities[k], DIGITS), int(truth == k)
    return single(
        "training.gradient_of_a_bias",
        right=with_sign(slope, DIGITS),
        wrong=[
            Wrong("turned", with_sign(-slope, DIGITS)),
            Wrong("share", with_sign(given.value, DIGITS)),
            Wrong("as_true", with_sign(given.value - 1, DIGITS)),
            Wrong("all", with_sign(1, DIGITS)),
        ],
        worked=given.read - target,
        truth=network.class_names[truth],
        name=network.class_names[k],
        share=given,
        target=target,
    )


def step_of_a_weight(network: Network, trace: Trace, rng: Chance) -> Question | None:
    """By how much one weight of the last layer moves in one step."""
    awake = np.flatnonzero(trace.dropout)
    if not len(awake):
        return None
    unit, rate = int(rng.choice(awake)), float(rng.choice(RATES))
    truth = int(rng.integers(len(trace.probabilities)))
    slope = gradient(trace.dropout[None], trace.probabilities[None], np.array([truth]))
    steep, wrong_by = with_sign(slope.kernel[unit, truth], FINE), with_sign(slope.bias[truth])
    said = plain(trace.dropout[unit], DIGITS)
    if abs(steep.value) < CLEAR:
        return None
    return single(
        "training.step_of_a_weight",
        right=with_sign(-rate * steep.value, FINE),
        wrong=[
            Wrong("uphill", with_sign(rate * steep.value, FINE)),
            Wrong("no_rate", with_sign(-steep.value, FINE)),
            Wrong("no_unit", with_sign(-rate * wrong_by.value, FINE)),
        ],
        worked=-rate * said.read * wrong_by.read,
        truth=network.class_names[truth],
        unit=unit,
        rate=rate,
        wrong_by=wrong_by,
        value=said,
        steep=steep,
    )


@only_for(is_measured)
def val_loss(network: Network, trace: Trace, rng: Chance) -> Question | None:
    """What the loss on pictures kept apart did between two moments of the training."""
    film = shipped_film(network.name)
    now = int(rng.integers(1, len(film.epoch)))
    seen, unseen = film.loss[now - 1 : now + 1], film.val_loss[now - 1 : now + 1]
    moved = float(seen[1] - seen[0])
    return single(
        "training.val_loss",
        right=plain(unseen[1], DIGITS),
        wrong=[
            Wrong("alike", plain(unseen[0] + moved, DIGITS)),
            Wrong("stayed", plain(unseen[0], DIGITS)),
            Wrong("against", plain(unseen[0] - moved, DIGITS)),
            Wrong("seen", plain(seen[1], DIGITS)),
        ],
        off=GUESSED,
        epoch=int(film.epoch[now - 1]),
        later=int(film.epoch[now]),
        seen_before=plain(seen[0], DIGITS),
        seen_now=plain(seen[1], DIGITS),
        before=plain(unseen[0], DIGITS),
    )


@only_for(is_measured)
def val_accuracy(network: Network, trace: Trace, rng: Chance) -> Question | None:
    """How many pictures kept apart are named rightly at a moment of the training."""
    film = shipped_film(network.name)
    now = int(rng.integers(len(film.epoch)))
    return single(
        "training.val_accuracy",
        right=share(film.val_accuracy[now]),
        wrong=[
            Wrong("alike", share(film.accuracy[now])),
            Wrong("at_the_end", share(film.val_accuracy[-1])),
            Wrong("chance", share(1 / len(network.class_names))),
            Wrong("all", share(1)),
        ],
        off=GUESSED,
        epoch=int(film.epoch[now]),
        last=int(film.epoch[-1]),
        seen=share(film.accuracy[now]),
        count=int(film.confusion[now].sum()),
        right_count=round(float(film.val_accuracy[now]) * int(film.confusion[now].sum())),
    )
