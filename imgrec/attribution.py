"""Network and trace -> evidence: what each number of a layer adds to each logit.

ReLU and max pooling are switches. With the switches as they stand for one image, the network is
linear: each logit is a sum of one slope times one value for every number of a layer, plus what the
biases give. So evidence adds up, at every level, to the very same logit:

    pixels ──conv2d──> pooled values ──dense──> units ──output──> logits
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from imgrec.architecture import Conv2D, Dense
from imgrec.by_hand.max_pooling2d import winners
from imgrec.by_hand.slopes import SLOPES, before_conv2d, before_max_pooling2d
from imgrec.errors import ArchitectureError
from imgrec.network import Network
from imgrec.trace import Trace

Array = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Evidence:
    """What adds up to the logits, or to one of them: the leading axis may be left out.

    Attributes:
        parts: float32 (classes, ...), one signed contribution for each number of the level.
        biases: float64 (classes,), what does not come from these numbers.
    """

    parts: Array
    biases: NDArray[np.float64]

    def rather_than(self, one: int, other: int | None = None) -> Evidence:
        """The evidence for one class alone, or for it rather than another: the difference."""
        if other is None:
            return Evidence(self.parts[one], self.biases[one])
        return Evidence(self.parts[one] - self.parts[other], self.biases[one] - self.biases[other])


@dataclass(frozen=True, eq=False)
class Level:
    """The network from one layer on, linear as it stands for one image.

    Attributes:
        values: float32, the numbers of the level, of any shape.
        slopes: float32 (classes, *that shape): how much a logit moves with each of them.
        biases: float64 (classes,): what the biases from here on give.
    """

    values: Array
    slopes: Array
    biases: NDArray[np.float64]

    def evidence(self, reference: Array | None = None) -> Evidence:
        """Give every number's part of every logit.

        Args:
            reference: what the values are compared with, of their shape; zeros when left out. A
                number equal to its reference gets no part. What the reference itself would give
                goes to `biases`, so that the sum stays the same.
        """
        if reference is None:
            return Evidence(self.slopes * self.values, self.biases)
        moved = _per_class(self.slopes * reference)
        return Evidence(self.slopes * (self.values - reference), self.biases + moved)


@dataclass(frozen=True, eq=False)
class Attribution:
    """The three levels at which evidence is shown.

    Attributes:
        pixels: the image, (rows, columns, channels).
        pooled: what max pooling kept, (rows, columns, filters).
        units: the dense layer, (units,).
    """

    pixels: Level
    pooled: Level
    units: Level


def attribute(network: Network, trace: Trace) -> Attribution:
    """Find the slopes and biases that make each logit a sum, for the image of a trace.

    Raises:
        ArchitectureError: where an activation function is bent, so that no such sum exists.

    Reference: for ReLU networks this is gradient times input, with the biases kept apart; Shrikumar
    et al., "Not Just a Black Box", 2016, section 2, and Srinivas and Fleuret, "Full-Gradient
    Representation for Neural Network Visualization", 2019, proposition 1.
    """
    layers = network.architecture.six()
    units = _units(network, layers.output, trace)
    pooled = _pooled(network, layers.dense, trace, after=units)
    return Attribution(_pixels(network, trace, after=pooled), pooled, units)


def in_blocks(parts: Array, size: int) -> Array:
    """Add up neighbours: (..., rows, columns) in squares of `size` by `size`; the sum stays.

    Squares at the far edges are smaller where `size` does not divide the map.
    """
    rows = np.add.reduceat(parts, np.arange(0, parts.shape[-2], size), axis=-2)
    blocks: Array = np.add.reduceat(rows, np.arange(0, parts.shape[-1], size), axis=-1)
    return blocks


def _units(network: Network, layer: Dense, trace: Trace) -> Level:
    kernel, bias = _weights(network, layer)
    return Level(trace.dense, np.ascontiguousarray(kernel.T), bias)


def _pooled(network: Network, layer: Dense, trace: Trace, *, after: Level) -> Level:
    kernel, bias = _weights(network, layer)
    through = after.slopes * _slope(layer, trace.dense_sum)  # (classes, units)
    slopes = np.asarray(through @ kernel.T, np.float32).reshape(-1, *trace.max_pooling2d.shape)
    return Level(trace.max_pooling2d, slopes, after.biases + _per_class(through * bias))


def _pixels(network: Network, trace: Trace, *, after: Level) -> Level:
    conv2d, pooling, *_ = network.architecture.six()
    kernel, bias = _weights(network, conv2d)
    won = winners(trace.conv2d, pooling.pool_size, strides=pooling.strides, padding=pooling.padding)
    through = before_max_pooling2d(after.slopes, won, trace.conv2d.shape)
    through *= _slope(conv2d, trace.conv2d_sum)  # (classes, rows, columns, filters)
    slopes = before_conv2d(
        through,
        kernel,
        trace.image.shape,
        strides=conv2d.strides,
        padding=conv2d.padding,
        dilation_rate=conv2d.dilation_rate,
    )
    return Level(trace.image, slopes, after.biases + _per_class(through * bias))


def _slope(layer: Conv2D | Dense, sums: Array) -> Array:
    if layer.activation not in SLOPES:
        known = ", ".join(name for name in SLOPES if name)
        raise ArchitectureError(
            f"Expected one of the activations {known}, which are straight lines. Received "
            f"{layer.activation!r} in {layer.name}: with it, no evidence adds up to the logit."
        )
    return SLOPES[layer.activation](sums)


def _weights(network: Network, layer: Conv2D | Dense) -> tuple[Array, NDArray[np.float64]]:
    kernel = network.weights[f"{layer.name}.kernel"]
    bias = network.weights.get(f"{layer.name}.bias", np.zeros(kernel.shape[-1]))
    return kernel, np.asarray(bias, np.float64)


def _per_class(parts: NDArray[Any]) -> NDArray[np.float64]:
    totals: NDArray[np.float64] = parts.reshape(len(parts), -1).sum(axis=1, dtype=np.float64)
    return totals
