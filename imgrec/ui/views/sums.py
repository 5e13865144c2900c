"""A window and a filter -> the sum written out, channel by channel."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from imgrec.figures import colours
from imgrec.ui import maps, numbers, state
from imgrec.ui.lesson_words import Words
from imgrec.ui.numbers import Term, number
from imgrec.ui.views import charts, parts

CHANNELS = ("red", "green", "blue")
Floats = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class WindowSum:
    """One number of a feature map and all that it is made of.

    Attributes:
        image: `(h, w, 3)`.
        window: `(3, 3, 3)`, zeros where it hangs over the edge.
        kernel: `(3, 3, 3)`, the weights of one filter.
        bias: of that filter.
        total: all products and the bias, before ReLU.
        after: the same after ReLU.
        box: where the window lies: row, column, height, width.
    """

    image: Floats
    window: Floats
    kernel: Floats
    bias: float
    total: float
    after: float
    box: maps.Box

    @property
    def products(self) -> Floats:
        """Each value times its weight, `(3, 3, 3)`."""
        return self.window * self.kernel

    @property
    def of_channels(self) -> list[float]:
        """What each of the three channels adds to the sum."""
        return [float(part) for part in self.products.sum(axis=(0, 1))]


def written_out(made: WindowSum, words: Words) -> str:
    """Three lines, one a channel, of pixels x weights = products; then their sum and ReLU."""
    lines = (_line(made, channel, words) for channel in range(3))
    return f'<div class="ir-sums">{"".join(lines)}</div>{_total(made, words)}'


def _line(made: WindowSum, channel: int, words: Words) -> str:
    name = words(CHANNELS[channel])
    alt = words("channel_alt", channel=name)
    picture = maps.picture(
        colours.greys(made.image[..., channel]), alt, size="5.6rem", window=made.box
    )
    pixels, kernel, products = (a[..., channel] for a in (made.window, made.kernel, made.products))
    largest_weight, largest_product = (float(np.abs(a).max()) for a in (made.kernel, made.products))
    weights = parts.weight_cells(kernel, name, value_range=largest_weight)
    return numbers.row(
        numbers.part(name.capitalize(), picture),
        numbers.part(words("pixels"), parts.pixel_cells(pixels, name)),
        numbers.sign("×"),
        numbers.part(words("weights"), weights),
        numbers.sign("="),
        numbers.part(
            words("products"), parts.value_cells(products, name, value_range=largest_product)
        ),
        numbers.sign("→"),
        f'<b class="ir-num">{number(made.of_channels[channel], 4)}</b>',
    )


def _total(made: WindowSum, words: Words) -> str:
    added = zip((*made.of_channels, made.bias), (*CHANNELS, "bias"), strict=True)
    terms = [Term(number(value, 4), words(name)) for value, name in added]
    between: list[Term | str] = [part for term in terms for part in (term, "+")]
    between[-1] = "="
    after = Term(number(made.after, 4), words("this_pixel"), chosen=True)
    return numbers.equation(
        *between, Term(number(made.total, 4), words("sum")), words("relu"), after
    )


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
