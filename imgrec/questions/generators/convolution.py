"""Questions about the windows of the convolution, on the picture and the learned filters."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.random import Generator as Chance
from numpy.typing import NDArray

from imgrec.by_hand.windows import windows
from imgrec.network import Network
from imgrec.number_texts import number, signed
from imgrec.questions.fresh import Wrong, single, typed, until_it_fits
from imgrec.questions.question import Question
from imgrec.trace import Trace

DIGITS = 3
RISE = 0.1


class _Window(NamedTuple):
    """What a filter sees at one place: both `(rows, columns, channels)`."""

    row: int
    column: int
    filter: int
    pixels: NDArray[np.float32]
    weights: NDArray[np.float32]
    bias: float


@until_it_fits
def whole_sum(network: Network, trace: Trace, rng: Chance) -> Question | None:
    """The sum of a window, from the sums of its channels and the bias."""
    window = _draw(network, trace, rng)
    sums = (window.pixels * window.weights).sum(axis=(0, 1))
    turned = float((window.pixels * window.weights[::-1, ::-1]).sum()) + window.bias
    right = float(trace.conv2d_sum[window.row, window.column, window.filter])
    return single(
        "convolution.whole_sum",
        right=number(right, DIGITS),
        wrong=[
            Wrong("mean", number(float(sums.mean()) + window.bias, DIGITS), 1),
            Wrong("largest", number(float(sums.max()) + window.bias, DIGITS), 1),
            Wrong("no_bias", number(float(sums.sum()), DIGITS)),
            Wrong("turned", number(turned, DIGITS), 3),
        ],
        row=window.row,
        column=window.column,
        filter=window.filter,
        sums=", ".join(number(float(value), DIGITS) for value in sums),
        bias=signed(window.bias, DIGITS),
    )


@until_it_fits
def after_relu(network: Network, trace: Trace, rng: Chance) -> Question | None:
    """What ReLU makes of a sum: below zero, or above one."""
    row, column, which = (int(rng.integers(size)) for size in trace.conv2d_sum.shape)
    before = float(trace.conv2d_sum[row, column, which])
    if network.architecture.six().conv2d.activation != "relu":
        return None
    return single(
        "convolution.after_relu",
        right=number(float(trace.conv2d[row, column, which]), DIGITS),
        wrong=[
            Wrong("unchanged", number(before, DIGITS)),
            Wrong("clipped", number(min(max(before, 0), 1), DIGITS), 5),
            Wrong("halved", number(before / 2, DIGITS), 5),
            Wrong("absolute", number(abs(before), DIGITS)),
            Wrong("one", number(1, DIGITS), 5),
        ],
        row=row,
        column=column,
        filter=which,
        before=number(before, DIGITS),
    )


@until_it_fits
def pixel_rises(network: Network, trace: Trace, rng: Chance) -> Question | None:
    """By how much the sum moves when one pixel of the window rises."""
    window = _draw(network, trace, rng)
    place = tuple(int(rng.integers(size)) for size in window.weights.shape)
    weight = float(window.weights[place])
    turned = float(window.weights[::-1, ::-1][place])
    return single(
        "convolution.pixel_rises",
        right=signed(RISE * weight, DIGITS + 1),
        wrong=[
            Wrong("rise", signed(RISE, DIGITS + 1)),
            Wrong("averaged", signed(RISE * weight / window.weights.shape[-1], DIGITS + 1), 1),
            Wrong("turned", signed(RISE * turned, DIGITS + 1), 3),
            Wrong("times_pixel", signed(RISE * weight * float(window.pixels[place]), DIGITS + 1)),
        ],
        row=window.row,
        column=window.column,
        filter=window.filter,
        place=place,
        weight=signed(weight, DIGITS),
        turned=signed(turned, DIGITS),
        rise=RISE,
    )


def zeros_of_the_ring(network: Network, trace: Trace, rng: Chance) -> Question:
    """How many values of a window at the border come from the ring of zeros."""
    rows, columns, _ = trace.conv2d_sum.shape
    row = int(rng.choice([0, rows - 1, rng.integers(rows)]))
    column = int(rng.choice([0, columns - 1]))
    window = _windows(network, np.ones_like(trace.image))[row, column]
    right, channels = int((window == 0).sum()), window.shape[-1]
    return typed(
        "convolution.zeros_of_the_ring",
        right=right,
        wrong=[
            Wrong("one_channel", right // channels, 1),
            Wrong("none", 0, 4),
            Wrong("inside", window.size - right),
        ],
        row=row,
        column=column,
        size=window.size,
        outside=right // channels,
        channels=channels,
        last_row=rows - 1,
        last_column=columns - 1,
    )


def _draw(network: Network, trace: Trace, rng: Chance) -> _Window:
    row, column, which = (int(rng.integers(size)) for size in trace.conv2d_sum.shape)
    name = network.architecture.six().conv2d.name
    kernel, bias = network.weights[f"{name}.kernel"], network.weights[f"{name}.bias"]
    pixels = _windows(network, trace.image)[row, column].reshape(kernel.shape[:-1])
    return _Window(row, column, which, pixels, kernel[..., which], float(bias[which]))


def _windows(network: Network, image: NDArray[np.float32]) -> NDArray[np.float32]:
    layer = network.architecture.six().conv2d
    return windows(
        image,
        layer.kernel_size,
        strides=layer.strides,
        padding=layer.padding,
        dilation_rate=layer.dilation_rate,
    )
