"""Network and what is taken out or put in -> the network after it, and what each filter gives."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from imgrec.network import Network, make_network
from imgrec.trace import Trace

Array = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Replacement:
    """Other weights for one filter.

    Attributes:
        filter: which one.
        kernel: float32 (rows, columns, channels).
        bias: added to every sum of the filter; 0 in a layer without bias.
    """

    filter: int
    kernel: Array
    bias: float = 0.0


@dataclass(frozen=True, eq=False)
class Surgery:
    """What is switched off, by number, and which filters have other weights."""

    channels: tuple[int, ...] = ()
    filters: tuple[int, ...] = ()
    units: tuple[int, ...] = ()
    replacements: tuple[Replacement, ...] = ()


def operate(network: Network, surgery: Surgery) -> Network:
    """Give the network as the surgery leaves it; the one given stays as it is.

    What is switched off still answers, but nothing listens any more: the weights that read a
    channel, a filter's map or a unit are zero.
    """
    layers = network.architecture.six()
    conv2d, dense, output = (layers[i].name for i in (0, 3, 5))
    weights = {name: array.copy() for name, array in network.weights.items()}
    for replacement in surgery.replacements:
        weights[f"{conv2d}.kernel"][..., replacement.filter] = replacement.kernel
        if f"{conv2d}.bias" in weights:
            weights[f"{conv2d}.bias"][replacement.filter] = replacement.bias
    filters = weights[f"{conv2d}.kernel"].shape[-1]
    for channel in surgery.channels:
        weights[f"{conv2d}.kernel"][:, :, channel] = 0
    for f in surgery.filters:
        weights[f"{dense}.kernel"][f::filters] = 0
    for unit in surgery.units:
        weights[f"{output}.kernel"][unit] = 0
    return make_network(
        architecture=network.architecture,
        class_names=network.class_names,
        weights=weights,
        name=network.name,
    )


def filter_shares(network: Network, trace: Trace) -> Array:
    """Each filter's share of each unit's sum: (filters, units).

    The shares of all filters and the unit's bias add up to the unit's sum.
    """
    maps = trace.max_pooling2d
    kernel = network.weights[f"{network.architecture.six().dense.name}.kernel"]
    by_filter = kernel.reshape(-1, maps.shape[-1], kernel.shape[-1])
    shares: Array = np.einsum("pf,pfu->fu", maps.reshape(-1, maps.shape[-1]), by_filter)
    return shares
