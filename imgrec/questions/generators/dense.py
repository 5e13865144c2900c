"""Questions about the units of the hidden dense layer."""

from __future__ import annotations

import numpy as np
from numpy.random import Generator as Chance

from imgrec.by_hand.constraints import norms
from imgrec.network import Network
from imgrec.questions.amounts import plain, with_sign
from imgrec.questions.fresh import Wrong, only_for, single, typed
from imgrec.questions.question import Question
from imgrec.trace import Trace

DIGITS = 3
FINE = 4  # the weights are small: with fewer digits little would be left of them
SHARES_OF_THE_NORM = (0.4, 0.5, 0.6, 0.75)


def _has_bias_and_relu(network: Network) -> bool:
    layer = network.architecture.six().dense
    return layer.use_bias and layer.activation == "relu"


@only_for(_has_bias_and_relu)
def will_it_speak(network: Network, trace: Trace, rng: Chance) -> Question | None:
    """What a unit says, from the sum of its products and its bias."""
    above = bool(rng.integers(2))  # as often above zero as below
    units = np.flatnonzero((trace.dense_sum > 0) == above)
    if not len(units):
        return None
    unit, name = int(rng.choice(units)), network.architecture.six().dense.name
    total = plain(trace.dense_sum[unit], DIGITS)
    bias = with_sign(network.weights[f"{name}.bias"][unit], DIGITS)
    products = plain(total.value - bias.value, DIGITS)
    return single(
        "dense.will_it_speak",
        right=plain(trace.dense[unit], DIGITS),
        wrong=[
            Wrong("no_relu", total),
            Wrong("no_bias", plain(max(products.value, 0), DIGITS)),
            Wrong("absolute", plain(abs(total.value), DIGITS)),
            Wrong("one", plain(1, DIGITS), 5),
        ],
        worked=max(products.read + bias.read, 0),
        unit=unit,
        products=products,
        bias=bias,
        total=total,
    )


def contribution(network: Network, trace: Trace, rng: Chance) -> Question | None:
    """What one number of the flat vector adds to the sum of a unit."""
    layer = network.architecture.six().dense
    awake = np.flatnonzero(trace.flatten)
    if not len(awake):
        return None
    index, unit = int(rng.choice(awake)), int(rng.integers(layer.units))
    value = plain(trace.flatten[index], DIGITS)
    weight = with_sign(network.weights[f"{layer.name}.kernel"][index, unit], FINE)
    product = value.value * weight.value
    return single(
        "dense.contribution",
        right=with_sign(product, FINE),
        wrong=[
            Wrong("added", with_sign(value.value + weight.value, FINE)),
            Wrong("value", with_sign(value.value, FINE)),
            Wrong("weight", weight),
            Wrong("no_sign", with_sign(abs(product), FINE)),
        ],
        worked=value.read * weight.read,
        index=f"{index:,}",
        unit=unit,
        value=value,
        weight=weight,
    )


def after_max_norm(network: Network, trace: Trace, rng: Chance) -> Question | None:
    """What a weight becomes where the norm of its unit passes the limit."""
    layer = network.architecture.six().dense
    kernel = network.weights[f"{layer.name}.kernel"]
    unit, index = int(rng.integers(layer.units)), int(rng.integers(len(kernel)))
    norm = plain(norms(kernel[:, unit])[0], DIGITS)
    weight = plain(kernel[index, unit], FINE)
    limit = plain(round(norm.value * float(rng.choice(SHARES_OF_THE_NORM)), 1), 1)
    if limit.value <= 0:
        return None
    return single(
        "dense.after_max_norm",
        right=plain(weight.value * limit.value / norm.value, FINE),
        wrong=[
            Wrong("each_weight", plain(min(weight.value, limit.value), FINE), 14),
            Wrong("taken_off", plain(weight.value - (norm.value - limit.value), FINE), 14),
            Wrong("the_limit", plain(limit.value, FINE), 14),
            Wrong("cut", plain(0, FINE), 14),
        ],
        worked=weight.read * limit.read / norm.read,
        unit=unit,
        index=f"{index:,}",
        norm=norm,
        weight=weight,
        limit=limit,
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
