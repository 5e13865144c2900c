"""Questions about the pixels of the picture."""

from __future__ import annotations

import numpy as np
from numpy.random import Generator as Chance

from imgrec.network import Network
from imgrec.number_texts import number
from imgrec.questions.fresh import Wrong, single, until_it_fits
from imgrec.questions.question import Question
from imgrec.trace import Trace

LARGEST = 255
PLACES = 4


@until_it_fits
def divided(network: Network, trace: Trace, rng: Chance) -> Question | None:
    """What becomes of a value of the file on its way into the network."""
    row, column, channel = (int(rng.integers(size)) for size in trace.image.shape)
    pixel = trace.image[row, column]
    value = round(float(pixel[channel]) * LARGEST)
    return single(
        "pixels.divided",
        right=number(float(pixel[channel])),
        wrong=[
            Wrong("as_it_is", str(value)),
            Wrong("mean", number(float(pixel.mean())), 1),
            Wrong("by_256", number(value / (LARGEST + 1))),
            Wrong("turned", number(1 - float(pixel[channel]))),
        ],
        row=row,
        column=column,
        channel=channel,
        value=value,
    )


@until_it_fits
def brightest(network: Network, trace: Trace, rng: Chance) -> Question | None:
    """Which of four places has the largest sum of its channels."""
    rows, columns, _ = trace.image.shape
    drawn = rng.choice(rows * columns, size=PLACES, replace=False)
    sums = trace.image.sum(axis=-1).reshape(-1)[drawn]
    order = np.argsort(-sums)
    if sums[order[0]] - sums[order[1]] < 0.01:
        return None
    names = [f"({place // columns}, {place % columns})" for place in drawn[order]]
    pixels = trace.image.reshape(rows * columns, -1)[drawn]
    listed = "; ".join(
        f"({place // columns}, {place % columns}): {' + '.join(map(number, map(float, pixel)))}"
        for place, pixel in zip(drawn, pixels, strict=True)
    )
    wrong = [Wrong("less", name) for name in names[1:]]
    return single("pixels.brightest", right=names[0], wrong=wrong, listed=listed)


@until_it_fits
def strongest_channel(network: Network, trace: Trace, rng: Chance) -> Question | None:
    """In which channel a pixel of the picture is strongest."""
    rows, columns, channels = trace.image.shape
    row, column = int(rng.integers(rows)), int(rng.integers(columns))
    pixel = trace.image[row, column]
    order = np.argsort(-pixel)
    if channels < 3 or pixel[order[0]] - pixel[order[1]] < 0.004:
        return None
    values = ", ".join(str(round(float(value) * LARGEST)) for value in pixel)
    return single(
        "pixels.strongest_channel",
        right=str(order[0]),
        wrong=[Wrong("weaker", str(channel)) for channel in order[1:]],
        row=row,
        column=column,
        values=values,
    )
