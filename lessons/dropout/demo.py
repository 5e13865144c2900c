"""The picture's units -> dropout at work on them: masks, the factor, and the answers they give."""

from __future__ import annotations

from imgrec.ui import state
from imgrec.ui.interactive import dropout


def bench() -> None:
    """One mask, many masks, and no mask: training and predicting."""
    dropout.show(state.network(), state.trace())
