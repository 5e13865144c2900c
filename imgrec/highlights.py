"""Network and trace -> what stands out: the filter and the units that speak most for the answer."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from imgrec.network import Network
from imgrec.trace import Trace

MARKED_UNITS = 5
MARKED_INPUTS = 3

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Unit:
    """A hidden unit and what moves it.

    Attributes:
        index: its place among the units.
        evidence: its activation times its weight: what it adds to the winner's logit.
        inputs: the places in the flat vector that add most to its sum, most first.
    """

    index: int
    evidence: float
    inputs: tuple[int, ...]


@dataclass(frozen=True)
class Highlights:
    """What a person's eye should fall on in one trace.

    Attributes:
        winner: the class with the highest probability; the first among equals.
        second: the class with the next highest.
        logit: the winner's logit.
        filter: the filter whose pooled map adds most to that logit; the first among equals.
        evidence: what it adds.
        row: where its largest activation is.
        column: where its largest activation is.
        value: that activation.
        positive: how many values of its feature map are above zero.
        awake: how many hidden units are above zero.
        units: those that add most to the winner's logit, most first.
    """

    winner: int
    second: int
    logit: float
    filter: int
    evidence: float
    row: int
    column: int
    value: float
    positive: int
    awake: int
    units: tuple[Unit, ...]


def highlights(network: Network, trace: Trace) -> Highlights:
    """Find what stands out when this network looks at this image."""
    winner, second = ranking(trace)[:2]
    shares = evidence_of_filters(network, trace, winner)
    chosen = int(shares.argmax())
    feature_map = trace.conv2d[..., chosen]
    row, column = np.unravel_index(feature_map.argmax(), feature_map.shape)
    return Highlights(
        winner=winner,
        second=second,
        logit=float(trace.logits[winner]),
        filter=chosen,
        evidence=float(shares[chosen]),
        row=int(row),
        column=int(column),
        value=float(feature_map[row, column]),
        positive=int((feature_map > 0).sum()),
        awake=int((trace.dense > 0).sum()),
        units=_units(network, trace, winner),
    )


def ranking(trace: Trace) -> list[int]:
    """The classes from the most to the least probable; equals keep their order."""
    return [int(index) for index in np.argsort(-trace.probabilities, kind="stable")]


def evidence_of_filters(network: Network, trace: Trace, winner: int) -> Floats:
    """What each filter's pooled map adds to a logit, `(filters,)`; with the biases, all of it.

    What share of its sum each hidden unit passes on (all or nothing, with ReLU) is taken as it is:
    between them and the pooled values everything is then a weighted sum, so that its parts add up.
    """
    hidden, output = _dense_names(network)
    passed = np.divide(
        trace.dense, trace.dense_sum, where=trace.dense_sum != 0, out=np.zeros_like(trace.dense)
    )
    slopes = network.weights[f"{hidden}.kernel"] @ (
        passed * network.weights[f"{output}.kernel"][:, winner]
    )  # one a pooled value
    shares: Floats = (trace.flatten * slopes).reshape(trace.max_pooling2d.shape).sum(axis=(0, 1))
    return shares


def _units(network: Network, trace: Trace, winner: int) -> tuple[Unit, ...]:
    hidden, output = _dense_names(network)
    evidence = trace.dense * network.weights[f"{output}.kernel"][:, winner]
    most = np.argsort(-evidence, kind="stable")[:MARKED_UNITS]
    kernel = network.weights[f"{hidden}.kernel"]
    return tuple(
        Unit(int(unit), float(evidence[unit]), _inputs(trace.flatten * kernel[:, unit]))
        for unit in most
        if evidence[unit] > 0
    )


def _inputs(shares: Floats) -> tuple[int, ...]:
    most = np.argsort(-shares, kind="stable")[:MARKED_INPUTS]
    return tuple(int(index) for index in most if shares[index] > 0)


def _dense_names(network: Network) -> tuple[str, str]:
    layers = network.architecture.layers
    return layers[3].name, layers[5].name
