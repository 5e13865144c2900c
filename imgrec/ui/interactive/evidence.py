"""Network and trace -> the evidence widget: what speaks for a class, adding up to its logit."""

from __future__ import annotations

from html import escape
from typing import Any

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from imgrec.attribution import Attribution, Level, attribute, in_blocks
from imgrec.average_picture import average_picture
from imgrec.errors import ArchitectureError
from imgrec.network import Network
from imgrec.trace import Trace
from imgrec.trace import trace as trace_by_hand
from imgrec.ui import widget
from imgrec.untrained import untrained

RANDOM = "random"  # the same beside it, from random weights
NETWORKS_KEPT = 2  # 17 MB each


def show(network: Network, trace: Trace, *, key: str) -> None:
    """Draw the widget, or say why there is none. Only asking for random weights runs it again."""
    try:
        given = tensors(network, trace, random=widget.decided(key, RANDOM) is True)
    except ArchitectureError:
        st.html(f'<p class="note">{escape(widget.words("evidence")["bent"])}</p>')
        return
    widget.mount("evidence", given, options(network), key=key, decisions=[RANDOM])


def tensors(network: Network, trace: Trace, *, random: bool = False) -> widget.Tensors:
    """What the page needs to answer by itself: about 180 kB, and 155 kB more with `random`.

    Raises:
        ArchitectureError: where an activation function is bent, so that nothing adds up.
    """
    sent = {"image": trace.image, **_evidence(network, trace)}
    if trace.image.shape == average_picture().shape:
        sent["average"] = average_picture()
    if random:
        beside = _untrained(network.id, _network=network)
        found = _evidence(beside, trace_by_hand(beside, trace.image))
        sent |= {f"random_{name}": array for name, array in found.items()}
    return sent


def options(network: Network) -> dict[str, Any]:
    """Names, and how the pixels of a block are added up."""
    return {
        "network": network.id,
        "class_names": network.class_names,
        "filters": network.architecture.six().conv2d.filters,
        "code": {"numpy": widget.source(Level.evidence, in_blocks)},
    }


def _evidence(network: Network, trace: Trace) -> dict[str, NDArray[Any]]:
    """Slopes for the pixels, sums for the levels above, `(classes, ...)`, and their biases."""
    found: Attribution = attribute(network, trace)
    pooled, units = found.pooled.evidence(), found.units.evidence()
    return {
        "slopes": found.pixels.slopes,
        "pixels_biases": found.pixels.biases,
        "places": pooled.parts.sum(axis=-1, dtype=np.float64),
        "filters": pooled.parts.sum(axis=(1, 2), dtype=np.float64),
        "pooled_biases": pooled.biases,
        "units": units.parts,
        "units_biases": units.biases,
        "logits": trace.logits,
    }


@st.cache_resource(max_entries=NETWORKS_KEPT, show_spinner=False)
def _untrained(network_id: str, *, _network: Network) -> Network:
    return untrained(_network)
