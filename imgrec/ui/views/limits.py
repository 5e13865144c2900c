"""A network and one of its layers -> the norms that its constraint limits, beside the limit."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from imgrec.by_hand.constraints import MaxNorm, norms
from imgrec.errors import UnknownError
from imgrec.layers import Conv2D, Dense, Layer
from imgrec.network import Network
from imgrec.ui.lesson_words import Words
from imgrec.ui.texts import t
from imgrec.ui.views import charts, parts

TOLERANCE = 0.005  # weights are shipped rounded to float16


@dataclass(frozen=True, eq=False)
class Norms:
    """What there is to say about a kernel's norms.

    Attributes:
        lengths: of the lists of weights that the constraint holds for.
        whole: the longest of a whole filter or unit.
        weight: the largest single weight, without its sign.
    """

    lengths: NDArray[np.float32]
    whole: float
    weight: float


def max_norm(words: Words, network: Network, layer_name: str) -> None:
    """Show how long the lists of weights along the constraint's axis are, beside the limit."""
    limit = _limit(network.architecture.layer(layer_name))
    found = _norms(network.id, layer_name, limit, _network=network)
    drawn = charts.histogram(found.lengths, words, "max_norm", limit=limit.max_value)
    parts.view(
        words,
        "max_norm",
        drawn,
        limit=limit.max_value,
        count=found.lengths.size,
        over=int((found.lengths > limit.max_value + TOLERANCE).sum()),
        longest=found.lengths.max(),
        whole=found.whole,
        weight=found.weight,
    )


@st.cache_resource(show_spinner=False)
def _norms(network_id: str, layer_name: str, limit: MaxNorm, *, _network: Network) -> Norms:
    kernel = _network.weights[f"{layer_name}.kernel"]
    whole = norms(kernel, tuple(range(kernel.ndim - 1)))
    return Norms(norms(kernel, limit.axis), float(whole.max()), float(np.abs(kernel).max()))


def _limit(layer: Layer) -> MaxNorm:
    limit = layer.kernel_constraint if isinstance(layer, (Conv2D, Dense)) else None
    if not isinstance(limit, MaxNorm):
        raise UnknownError(t("own_networks.no_limit"))
    return limit
