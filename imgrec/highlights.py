"""Network and trace -> what stands out: the loudest filter, and the units that decide the answer."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from imgrec.network import Network
from imgrec.trace import Trace

MARKED_UNITS = 5
MARKED_INPUTS = 3


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
        filter: the filter with the largest activation after ReLU; the first among equals.
        row: where that activation is.
        column: where that activation is.
        value: that activation.
        positive: how many values of that filter's feature map are above zero.
        awake: how many hidden units are above zero.
        units: those that add most to the winner's logit, most first.
    """

    winner: int
    second: int
    filter: int
    row: int
    column: int
    value: float
    positive: int
    awake: int
    units: tuple[Unit, ...]


def highlights(network: Network, trace: Trace) -> Highlights:
    """Find what stands out when this network looks at this image."""
    winner, second = ranking(trace)[:2]
    row, column, loudest = np.unravel_index(trace.conv2d.argmax(), trace.conv2d.shape)
    return Highlights(
        winner=winner,
        second=second,
        filter=int(loudest),
        row=int(row),
        column=int(column),
        value=float(trace.conv2d[row, column, loudest]),
        positive=int((trace.conv2d[..., loudest] > 0).sum()),
        awake=int((trace.dense > 0).sum()),
        units=_units(network, trace, winner),
    )


def ranking(trace: Trace) -> list[int]:
    """The classes from the most to the least probable; equals keep their order."""
    return [int(index) for index in np.argsort(-trace.probabilities, kind="stable")]


def _units(network: Network, trace: Trace, winner: int) -> tuple[Unit, ...]:
    layers = network.architecture.layers
    hidden, output = layers[3].name, layers[5].name
    evidence = trace.dense * network.weights[f"{output}.kernel"][:, winner]
    most = np.argsort(-evidence, kind="stable")[:MARKED_UNITS]
    kernel = network.weights[f"{hidden}.kernel"]
    return tuple(
        Unit(int(unit), float(evidence[unit]), _inputs(trace.flatten * kernel[:, unit]))
        for unit in most
        if evidence[unit] > 0
    )


def _inputs(shares: np.ndarray) -> tuple[int, ...]:
    most = np.argsort(-shares, kind="stable")[:MARKED_INPUTS]
    return tuple(int(index) for index in most if shares[index] > 0)
