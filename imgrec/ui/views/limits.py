"""A layer and its kernel -> the norms that its constraint holds for, and those that it does not."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from imgrec.by_hand.constraints import MaxNorm, norms
from imgrec.errors import ArchitectureError
from imgrec.figures import charts
from imgrec.layers import Conv2D, Dense, Layer
from imgrec.ui import maps, state
from imgrec.ui.lesson_words import Words
from imgrec.ui.views import parts

TOLERANCE = 0.005  # weights are shipped rounded to float16


def max_norm(words: Words, layer: Layer, kernel: NDArray[np.float32]) -> None:
    """Show how long the lists of weights along the constraint's axis are, beside the limit.

    The sentence is filled in with the limit, how many lists there are and how many pass it, the
    longest list, the longest norm of a whole filter or unit, and the largest single weight.
    """
    limit = _limit(layer)
    lengths = norms(kernel, limit.axis)
    whole = norms(kernel, tuple(range(kernel.ndim - 1)))
    chart = charts.histogram(
        lengths,
        theme=state.theme(),
        xlabel=words("norms"),
        ylabel=words("counts"),
        limit=limit.max_value,
    )
    parts.view(
        words,
        "max_norm",
        maps.chart(chart, words("max_norm_alt")),
        limit=limit.max_value,
        count=lengths.size,
        over=int((lengths > limit.max_value + TOLERANCE).sum()),
        longest=lengths.max(),
        whole=whole.max(),
        weight=np.abs(kernel).max(),
    )


def _limit(layer: Layer) -> MaxNorm:
    limit = layer.kernel_constraint if isinstance(layer, (Conv2D, Dense)) else None
    if not isinstance(limit, MaxNorm):
        raise ArchitectureError(
            f"Expected a layer with kernel_constraint=MaxNorm. Received {layer}. "
            "Choose a network that was trained with it."
        )
    return limit
