"""A unit -> its weights, its sum, and its place among all parameters."""

from __future__ import annotations

from imgrec.ui import state
from imgrec.ui.interactive import dense
from imgrec.ui.interactive import max_norm as limit
from imgrec.ui.interactive import parameters as counts


def one_unit() -> None:
    """All units, and any one's weights, products and sum."""
    dense.show(state.network(), state.trace())


def parameters() -> None:
    """How many parameters each layer has."""
    counts.show(state.network())


def max_norm() -> None:
    """The norm of every unit's weights beside the limit, and what a lower one would do."""
    limit.show(state.network(), state.trace())
