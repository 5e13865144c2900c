"""Questions about dropout on the picture's own units."""

from __future__ import annotations

import math

import numpy as np
from numpy.random import Generator as Chance

from imgrec.by_hand.dropout import scale
from imgrec.network import Network
from imgrec.questions.amounts import Amount, plain
from imgrec.questions.fresh import Wrong, single, typed
from imgrec.questions.question import Question
from imgrec.trace import Trace

DIGITS = 3
RATES = (0.2, 0.25, 0.4, 0.6, 0.75, 0.8)  # not 0.5, where the common wrong formula looks right
ROUNDED = 0.5  # whoever rounds the other way, or not at all, is right as well


def made_louder(network: Network, trace: Trace, rng: Chance) -> Question | None:
    """What a unit that is kept says while training."""
    unit, said, rate = _draw(trace, rng)
    return single(
        "dropout.made_louder",
        right=plain(said.value * scale(rate), DIGITS),
        wrong=[
            Wrong("unchanged", said, 11),
            Wrong("times_rate", plain(said.value * rate, DIGITS), 11),
            Wrong("times_kept", plain(said.value * (1 - rate), DIGITS), 11),
            Wrong("by_rate", plain(said.value / rate, DIGITS), 11),
        ],
        worked=said.read / (1 - rate),
        unit=unit,
        value=said,
        rate=rate,
        kept=round(1 - rate, 2),
    )


def while_predicting(network: Network, trace: Trace, rng: Chance) -> Question | None:
    """What a unit says after dropout while predicting."""
    unit, said, rate = _draw(trace, rng)
    return single(
        "dropout.while_predicting",
        right=plain(trace.dropout[unit], DIGITS),
        wrong=[
            Wrong("louder", plain(said.value * scale(rate), DIGITS), 10),
            Wrong("silent", plain(0, DIGITS), 10),
            Wrong("softer", plain(said.value * (1 - rate), DIGITS), 11),
        ],
        worked=said.read,
        unit=unit,
        value=said,
        rate=rate,
    )


def kept_on_average(network: Network, trace: Trace, rng: Chance) -> Question:
    """How many units are kept, on average over many masks."""
    units, rate = trace.dense.size, float(rng.choice(RATES))
    return typed(
        "dropout.kept_on_average",
        right=_rounded(units * (1 - rate)),
        wrong=[
            Wrong("silenced", _rounded(units * rate), 10),
            Wrong("all", units, 10),
            Wrong("half", units // 2, 10),
        ],
        tolerance=ROUNDED,
        units=units,
        rate=rate,
        kept=round(1 - rate, 2),
    )


def _rounded(value: float) -> int:
    return math.floor(value + 0.5)


def _draw(trace: Trace, rng: Chance) -> tuple[int, Amount, float]:
    """A unit that is not silent for this picture, what it says, and a rate."""
    awake = np.flatnonzero(trace.dense)
    unit = int(rng.choice(awake)) if len(awake) else 0
    return unit, plain(trace.dense[unit], DIGITS), float(rng.choice(RATES))
