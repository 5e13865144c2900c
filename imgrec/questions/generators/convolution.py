"""Questions about the windows of the convolution, on the picture and the learned filters."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.random import Generator as Chance
from numpy.typing import NDArray

from imgrec.by_hand.windows import pad, windows
from imgrec.network import Network
from imgrec.questions.amounts import plain, with_sign
from imgrec.questions.fresh import Wrong, only_for, single, typed
from imgrec.questions.question import Question
from imgrec.trace import Trace

DIGITS = 3
RISE = 0.1


class _Window(NamedTuple):
    """What a filter sees at one place: all three `(rows, columns, channels)`."""

    row: int
    column: int
    filter: int
    pixels: NDArray[np.float32]
    weights: NDArray[np.float32]
    inside: NDArray[np.bool_]


def _has_bias(network: Network) -> bool:
    return network.architecture.six().conv2d.use_bias


def _has_relu(network: Network) -> bool:
    return network.architecture.six().conv2d.activation == "relu"


def _has_a_ring(network: Network) -> bool:
    empty = np.zeros(network.architecture.input_shape, np.float32)
    layer = network.architecture.six().conv2d
    return layer.padding == "same" and _padded(network, empty).shape != empty.shape


@only_for(_has_bias)
def whole_sum(network: Network, trace: Trace, rng: Chance) -> Question | None:
    """The sum of a window, from the sums of its channels and the bias."""
    window = _draw(network, trace, rng)
    name = network.architecture.six().conv2d.name
    bias = with_sign(network.weights[f"{name}.bias"][window.filter], DIGITS)
    sums = [plain(s, DIGITS) for s in (window.pixels * window.weights).sum(axis=(0, 1))]
    turned = float((window.pixels * window.weights[::-1, ::-1]).sum()) + bias.value
    each = [one.value for one in sums]
    return single(
        "convolution.whole_sum",
        right=plain(trace.conv2d_sum[window.row, window.column, window.filter], DIGITS),
        wrong=[
            Wrong("mean", plain(sum(each) / len(each) + bias.value, DIGITS), 1),
            Wrong("largest", plain(max(each) + bias.value, DIGITS), 1),
            Wrong("no_bias", plain(sum(each), DIGITS)),
            Wrong("turned", plain(turned, DIGITS), 3),
        ],
        worked=sum(one.read for one in sums) + bias.read,
        row=window.row,
        column=window.column,
        filter=window.filter,
        sums=", ".join(map(str, sums)),
        bias=bias,
    )


@only_for(_has_relu)
def after_relu(network: Network, trace: Trace, rng: Chance) -> Question | None:
    """What ReLU makes of a sum: below zero, or above one."""
    row, column, which = (int(rng.integers(size)) for size in trace.conv2d_sum.shape)
    before = plain(trace.conv2d_sum[row, column, which], DIGITS)
    return single(
        "convolution.after_relu",
        right=plain(trace.conv2d[row, column, which], DIGITS),
        wrong=[
            Wrong("unchanged", before),
            Wrong("clipped", plain(min(max(before.value, 0), 1), DIGITS), 5),
            Wrong("halved", plain(before.value / 2, DIGITS), 5),
            Wrong("absolute", plain(abs(before.value), DIGITS)),
            Wrong("one", plain(1, DIGITS), 5),
        ],
        worked=max(before.read, 0),
        row=row,
        column=column,
        filter=which,
        before=before,
    )


def pixel_rises(network: Network, trace: Trace, rng: Chance) -> Question | None:
    """By how much the sum moves when one pixel of the window rises."""
    window = _draw(network, trace, rng)
    may_rise = np.argwhere(window.inside & (window.pixels <= 1 - RISE))
    if not len(may_rise):
        return None
    place = tuple(int(at) for at in rng.choice(may_rise))
    weight = with_sign(window.weights[place], DIGITS)
    turned = with_sign(window.weights[::-1, ::-1][place], DIGITS)
    risen, channels = RISE * weight.value, window.weights.shape[-1]
    return single(
        "convolution.pixel_rises",
        right=with_sign(risen, DIGITS + 1),
        wrong=[
            Wrong("rise", with_sign(RISE, DIGITS + 1)),
            Wrong("averaged", with_sign(risen / channels, DIGITS + 1), 1),
            Wrong("turned", with_sign(RISE * turned.value, DIGITS + 1), 3),
            Wrong("times_pixel", with_sign(risen * float(window.pixels[place]), DIGITS + 1)),
        ],
        worked=RISE * weight.read,
        row=window.row,
        column=window.column,
        filter=window.filter,
        place=place,
        weight=weight,
        turned=turned,
        rise=RISE,
    )


@only_for(_has_a_ring)
def zeros_of_the_ring(network: Network, trace: Trace, rng: Chance) -> Question | None:
    """How many values of a window at the border come from the ring of zeros."""
    rows, columns, _ = trace.conv2d_sum.shape
    row = int(rng.choice([0, rows - 1, rng.integers(rows)]))
    column = int(rng.choice([0, columns - 1]))
    window = _windows(network, np.ones_like(trace.image))[row, column]
    right, channels = int((window == 0).sum()), window.shape[-1]
    if not right:  # with strides, the ring may lie on one side alone
        return None
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
    kernel = network.weights[f"{network.architecture.six().conv2d.name}.kernel"]
    pixels = _windows(network, trace.image)[row, column]
    inside = _windows(network, np.ones_like(trace.image))[row, column] > 0
    return _Window(row, column, which, pixels, kernel[..., which], inside)


def _windows(network: Network, image: NDArray[np.float32]) -> NDArray[np.float32]:
    layer = network.architecture.six().conv2d
    dilation = layer.dilation_rate
    return windows(
        _padded(network, image), layer.kernel_size, strides=layer.strides, dilation_rate=dilation
    )


def _padded(network: Network, image: NDArray[np.float32]) -> NDArray[np.float32]:
    layer = network.architecture.six().conv2d
    return pad(
        image,
        layer.kernel_size,
        strides=layer.strides,
        padding=layer.padding,
        dilation_rate=layer.dilation_rate,
    )
