"""A picture and one of its pixels -> the views of what goes into the network."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from imgrec.figures import colours
from imgrec.ui import maps, numbers
from imgrec.ui.chosen_picture import ChosenPicture
from imgrec.ui.lesson_words import Words
from imgrec.ui.numbers import Term, number

CHANNELS = ("red", "green", "blue")
REACH = 1


def received(picture: ChosenPicture, words: Words) -> str:
    """What a person gave, where there is more of it, beside the 32 x 32 pixels left."""
    seen = maps.picture(picture.pixels, words("seen_alt"), size="22rem")
    tiny = maps.picture(picture.pixels, words("seen_alt"), size="32px")
    if picture.own is None:
        return numbers.row(
            numbers.part(words("seen"), seen), numbers.part(words("true_size"), tiny), top=True
        )
    crop, (width, height) = picture.own.crop, picture.own.size
    box = (crop.top / height, crop.left / width, crop.size / height, crop.size / width)
    if picture.own.padded:
        box = (0, 0, 1, 1)
    original = maps.photo(picture.own.preview, words("original_alt"), size="22rem", crop=box)
    return numbers.row(
        numbers.part(words("original"), original), numbers.part(words("seen"), seen), top=True
    )


def pixel(pixels: NDArray[np.uint8], at: tuple[int, int], words: Words) -> str:
    """The picture and its three channels with one pixel marked, and that pixel's numbers."""
    whole = maps.picture(pixels, words("picture_alt"), size="8.6rem", window=(*at, 1, 1))
    drawn = [numbers.part(words("picture"), whole)]
    for channel, name in enumerate(map(words, CHANNELS)):
        greys = colours.greys(pixels[..., channel] / 255)
        alt = words("channel_alt", channel=name)
        drawn.append(
            numbers.part(name, maps.picture(greys, alt, size="8.6rem", window=(*at, 1, 1)))
        )
    return (
        numbers.row(*drawn) + numbers.row(*_around(pixels, at, words)) + _divided(pixels[at], words)
    )


def _around(pixels: NDArray[np.uint8], at: tuple[int, int], words: Words) -> list[str]:
    top, left = (
        min(max(place - REACH, 0), side - 2 * REACH - 1)
        for place, side in zip(at, pixels.shape, strict=False)
    )
    part = pixels[top : top + 2 * REACH + 1, left : left + 2 * REACH + 1]
    marked = [(at[0] - top, at[1] - left)]
    tables = []
    for channel, name in enumerate(map(words, CHANNELS)):
        values = part[..., channel]
        painted = colours.greys(values / 255)
        table = numbers.table(values, painted, caption=name, digits=0, chosen=marked)
        tables.append(numbers.part(words("around", channel=name), table))
    return tables


def _divided(pixel: NDArray[np.uint8], words: Words) -> str:
    equations = (
        numbers.equation(
            Term(str(value), words(name)),
            "÷",
            Term("255", ""),
            "=",
            Term(number(value / 255), "", chosen=True),
        )
        for value, name in zip(pixel.tolist(), CHANNELS, strict=True)
    )
    return f'<div class="ir-row">{"".join(equations)}</div>'
