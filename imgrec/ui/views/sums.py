"""Windows, maps and sums of the convolution layer -> what their demos show."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from imgrec.ui import maps, numbers, state
from imgrec.ui.lesson_words import Words
from imgrec.ui.views import charts, parts

CHANNELS = ("red", "green", "blue")
Floats = NDArray[np.float32]


def padded(image: Floats, window: Floats, box: maps.Box, *, words: Words) -> str:
    """A picture with its ring of zeros, and what a window on it holds in each channel.

    Args:
        image: `(h + 2, w + 2, 3)`, the ring included.
        window: `(3, 3, 3)`.
        box: where the window lies on the padded picture.
        words: of the lesson.
    """
    colour = np.rint(image * 255).astype(np.uint8)
    picture = maps.picture(colour, words("padded_alt"), size="14rem", window=box)
    cells = (
        numbers.part(words(name).capitalize(), parts.pixel_cells(window[..., channel], words(name)))
        for channel, name in enumerate(CHANNELS)
    )
    return numbers.row(picture, f"<div>{numbers.row(*cells)}</div>")


def before_and_after(before: Floats, after: Floats, *, value_range: float, words: Words) -> str:
    """One map before and after ReLU, on one range, and how often each size of sum occurs."""
    pictures = []
    for when, values in (("before", before), ("after", after)):
        alt = words("map_alt", when=words(when))
        drawn = parts.one_map(values, alt, value_range=value_range, size="13rem", signed=True)
        pictures.append(numbers.part(words(when), drawn))
    legend = maps.legend(state.theme().values, value_range, two_sided=True)
    return numbers.row(*pictures) + legend + charts.histogram(before, words, "sums")
