"""Questions about the units of the hidden dense layer."""

from __future__ import annotations

import numpy as np
from numpy.random import Generator as Chance

from imgrec.by_hand.constraints import norms
from imgrec.network import Network
from imgrec.number_texts import number, signed
from imgrec.questions.fresh import Wrong, single, typed, until_it_fits
from imgrec.questions.question import Question
from imgrec.trace import Trace

DIGITS = 3
SHARES_OF_THE_NORM = (0.4, 0.5, 0.6, 0.75)


@until_it_fits
def will_it_speak(network: Network, trace: Trace, rng: Chance) -> Question | None:
    """What a unit says, from the sum of its products and its bias."""
    layer = network.architecture.six().dense
    above = bool(rng.integers(2))  # as often above zero as below
    units = np.flatnonzero((trace.dense_sum > 0) == above)
    if layer.activation != "relu" or not len(units):
        return None
    unit = int(rng.choice(units))
    bias, total = float(network.weights[f"{layer.name}.bias"][unit]), float(trace.dense_sum[unit])
    return single(
        "dense.will_it_speak",
        right=number(float(trace.dense[unit]), DIGITS),
        wrong=[
            Wrong("no_relu", number(total, DIGITS)),
            Wrong("no_bias", number(max(total - bias, 0), DIGITS)),
            Wrong("absolute", number(abs(total), DIGITS)),
            Wrong("one", number(1, DIGITS), 5),
        ],
        unit=unit,
        products=number(total - bias, DIGITS),
        bias=signed(bias, DIGITS),
        total=number(total, DIGITS),
    )


@until_it_fits
def contribution(network: Network, trace: Trace, rng: Chance) -> Question | None:
    """What one number of the flat vector adds to the sum of a unit."""
    layer = network.architecture.six().dense
    awake = np.flatnonzero(trace.flatten)
    if not len(awake):
        return None
    index, unit = int(rng.choice(awake)), int(rng.integers(layer.units))
    value, weight = (
        float(trace.flatten[index]),
        float(network.weights[f"{layer.name}.kernel"][index, unit]),
    )
    return single(
        "dense.contribution",
        right=signed(value * weight, DIGITS + 1),
        wrong=[
            Wrong("added", signed(value + weight, DIGITS + 1)),
            Wrong("value", signed(value, DIGITS + 1)),
            Wrong("weight", signed(weight, DIGITS + 1)),
            Wrong("no_sign", signed(abs(value * weight), DIGITS + 1)),
        ],
        index=f"{index:,}",
        unit=unit,
        value=number(value, DIGITS),
        weight=signed(weight, DIGITS),
    )


@until_it_fits
def after_max_norm(network: Network, trace: Trace, rng: Chance) -> Question | None:
    """What a weight becomes where the norm of its unit passes the limit."""
    layer = network.architecture.six().dense
    kernel = network.weights[f"{layer.name}.kernel"]
    unit, index = int(rng.integers(layer.units)), int(rng.integers(len(kernel)))
    norm, weight = float(norms(kernel[:, unit])[0]), float(kernel[index, unit])
    limit = round(norm * float(rng.choice(SHARES_OF_THE_NORM)), 1)
    if limit <= 0:
        return None
    return single(
        "dense.after_max_norm",
        right=number(weight * limit / norm, DIGITS + 1),
        wrong=[
            Wrong("each_weight", number(min(weight, limit), DIGITS + 1), 14),
            Wrong("taken_off", number(weight - (norm - limit), DIGITS + 1), 14),
            Wrong("the_limit", number(limit, DIGITS + 1), 14),
            Wrong("cut", number(0, DIGITS + 1), 14),
        ],
        unit=unit,
        norm=number(norm, DIGITS),
        weight=number(weight, DIGITS + 1),
        limit=number(limit, 1),
    )


def parameters(network: Network, trace: Trace, rng: Chance) -> Question:
    """How many parameters the layer would have with another number of units."""
    inputs, units = trace.flatten.size, int(rng.integers(2, 200))
    return typed(
        "dense.parameters",
        right=(inputs + 1) * units,
        wrong=[
            Wrong("no_bias", inputs * units),
            Wrong("one_bias", inputs * units + 1),
            Wrong("added", inputs + units, 9),
            Wrong("units", units, 9),
        ],
        inputs=f"{inputs:,}",
        units=units,
        next=f"{inputs + 1:,}",
    )
