"""The maps of the picture, or the picture pushed -> what max pooling keeps and forgives."""

from __future__ import annotations

from imgrec.ui import state
from imgrec.ui.interactive import max_pooling, pushed


def winner() -> None:
    """Every window of every map, and the cell that goes on."""
    max_pooling.show(state.network(), state.trace())


def one_step_aside() -> None:
    """The picture pushed by a pixel: how many pooled numbers change, and the answer."""
    pushed.show(state.network(), state.picture().image)
