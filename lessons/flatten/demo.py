"""A place or an order -> the flat line and what the next layers make of it."""

from __future__ import annotations

from imgrec.ui import state
from imgrec.ui.interactive import flatten, shuffled


def which_number() -> None:
    """Every cell of the block, and its place in the line."""
    flatten.show(state.network(), state.trace())


def order() -> None:
    """The answer when the line is shuffled, and when the weights are shuffled with it."""
    shuffled.show(state.network(), state.trace())
