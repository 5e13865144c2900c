"""Questions about the pixels of the picture."""

from __future__ import annotations

import numpy as np
from numpy.random import Generator as Chance

from imgrec.network import Network
from imgrec.questions.amounts import plain
from imgrec.questions.fresh import Wrong, only_for, single
from imgrec.questions.question import Question
from imgrec.trace import Trace

LARGEST = 255
PLACES = 4


def _has_colours(network: Network) -> bool:
    return network.architecture.input_shape[-1] == 3


def divided(network: Network, trace: Trace, rng: Chance) -> Question | None:
    """What becomes of a value of the file on its way into the network."""
    row, column, channel = (int(rng.integers(size)) for size in trace.image.shape)
    pixel = trace.image[row, column]
    right, value = float(pixel[channel]), round(float(pixel[channel]) * LARGEST)
    return single(
        "pixels.divided",
        right=plain(right),
        wrong=[
            Wrong("as_it_is", plain(value, 0)),
            Wrong("mean", plain(pixel.mean()), 1),
            Wrong("by_256", plain(value / (LARGEST + 1))),
            Wrong("turned", plain(1 - right)),
        ],
        worked=value / LARGEST,
        row=row,
        column=column,
        channel=channel,
        value=value,
    )


def brightest(network: Network, trace: Trace, rng: Chance) -> Question | None:
    """Which of four places has the largest sum of its channels."""
    rows, columns, channels = trace.image.shape
    places = [divmod(int(at), columns) for at in rng.choice(rows * columns, PLACES, replace=False)]
    sums = [float(trace.image[place].sum()) for place in places]
    order = np.argsort(sums)[::-1]
    if sums[order[0]] - sums[order[1]] < 0.01 * channels:
        return None
    names = [f"({row}, {column})" for row, column in places]
    pixels = [" + ".join(str(plain(value)) for value in trace.image[place]) for place in places]
    return single(
        "pixels.brightest",
        right=names[order[0]],
        wrong=[Wrong("less", names[at]) for at in order[1:]],
        listed="; ".join(f"{name}: {pixel}" for name, pixel in zip(names, pixels, strict=True)),
    )


@only_for(_has_colours)
def strongest_channel(network: Network, trace: Trace, rng: Chance) -> Question | None:
    """In which channel a pixel of the picture is strongest."""
    row, column = (int(rng.integers(size)) for size in trace.image.shape[:2])
    values = [round(float(value) * LARGEST) for value in trace.image[row, column]]
    order = np.argsort(values)[::-1]
    if values[order[0]] == values[order[1]]:
        return None
    return single(
        "pixels.strongest_channel",
        right=str(order[0]),
        wrong=[Wrong("weaker", str(channel)) for channel in order[1:]],
        row=row,
        column=column,
        values=", ".join(map(str, values)),
    )
