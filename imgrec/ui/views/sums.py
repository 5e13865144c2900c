"""Windows, maps and sums of the convolution layer -> what their demos show."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from imgrec.ui import maps, numbers, state
from imgrec.ui.lesson_words import Words
from imgrec.ui.numbers import Term, number
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


@dataclass(frozen=True, eq=False)
class UnitSum:
    """One unit and what it is made of: its products `(n,)`, its bias, its sum.

    `after` is what ReLU makes of the sum, or None where the sum goes on as it is.
    """

    products: Floats
    bias: float
    total: float
    after: float | None = None


def of_unit(made: UnitSum, words: Words, *, name: str) -> str:
    """Products above zero + products below zero + bias = sum, and what ReLU makes of it."""
    above, below = (
        float(np.clip(made.products, low, high).sum()) for low, high in ((0, None), (None, 0))
    )
    terms: list[Term | str] = [
        Term(number(above), words("positive")),
        "+",
        Term(number(below), words("negative")),
        "+",
        Term(number(made.bias), words("bias")),
        "=",
    ]
    if made.after is None:
        return numbers.equation(*terms, Term(number(made.total), name, chosen=True))
    summed = Term(number(made.total), words("sum"))
    after = Term(number(made.after), name, chosen=True)
    return numbers.equation(*terms, summed, words("relu"), after)
