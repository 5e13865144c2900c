"""Questions about dropout on the picture's own units."""

from __future__ import annotations

import numpy as np
from numpy.random import Generator as Chance

from imgrec.by_hand.dropout import scale
from imgrec.network import Network
from imgrec.number_texts import number
from imgrec.questions.fresh import Wrong, single, typed, until_it_fits
from imgrec.questions.question import Question
from imgrec.trace import Trace

DIGITS = 3
RATES = (0.2, 0.25, 0.4, 0.6, 0.75, 0.8)  # not 0.5, where the common wrong formula looks right


@until_it_fits
def made_louder(network: Network, trace: Trace, rng: Chance) -> Question | None:
    """What a unit that is kept says while training."""
    unit, value, rate = _draw(trace, rng)
    return single(
        "dropout.made_louder",
        right=number(value * scale(rate), DIGITS),
        wrong=[
            Wrong("unchanged", number(value, DIGITS), 11),
            Wrong("times_rate", number(value * rate, DIGITS), 11),
            Wrong("times_kept", number(value * (1 - rate), DIGITS), 11),
            Wrong("by_rate", number(value / rate, DIGITS), 11),
        ],
        unit=unit,
        value=number(value, DIGITS),
        rate=rate,
        kept=round(1 - rate, 2),
    )


@until_it_fits
def while_predicting(network: Network, trace: Trace, rng: Chance) -> Question | None:
    """What a unit says after dropout while predicting."""
    unit, value, rate = _draw(trace, rng)
    return single(
        "dropout.while_predicting",
        right=number(float(trace.dropout[unit]), DIGITS),
        wrong=[
            Wrong("louder", number(value * scale(rate), DIGITS), 10),
            Wrong("silent", number(0, DIGITS), 10),
            Wrong("softer", number(value * (1 - rate), DIGITS), 11),
        ],
        unit=unit,
        value=number(value, DIGITS),
        rate=rate,
    )


def kept_on_average(network: Network, trace: Trace, rng: Chance) -> Question:
    """How many units are kept, on average over many masks."""
    units, rate = trace.dense.size, float(rng.choice(RATES))
    return typed(
        "dropout.kept_on_average",
        right=round(units * (1 - rate)),
        wrong=[
            Wrong("silenced", round(units * rate), 10),
            Wrong("all", units, 10),
            Wrong("half", units // 2, 10),
        ],
        units=units,
        rate=rate,
        kept=round(1 - rate, 2),
    )


def _draw(trace: Trace, rng: Chance) -> tuple[int, float, float]:
    """A unit that is not silent for this picture, what it says, and a rate."""
    awake = np.flatnonzero(trace.dense)
    unit = int(rng.choice(awake)) if len(awake) else 0
    return unit, float(trace.dense[unit]), float(rng.choice(RATES))
