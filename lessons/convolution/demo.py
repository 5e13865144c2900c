"""A filter and a place -> the sums, maps and norms of the convolution layer."""

from __future__ import annotations

import numpy as np

from imgrec.by_hand.windows import pad, windows
from imgrec.figures.colours import layer_range
from imgrec.figures.sheets import filters_as_pictures
from imgrec.ui import maps, numbers, state
from imgrec.ui.interactive import convolution, convolution_bench
from imgrec.ui.lesson_words import Words
from imgrec.ui.views import limits, names, parts, sums

words = Words(__file__)
PLACES = {"corner": (0, 0), "edge": (0, 14), "middle": (14, 14)}


def one_number() -> None:
    """Every window of every filter, kernels to edit, and what becomes of the answer."""
    convolution.show(state.network(), state.trace())


def filters_and_maps() -> None:
    """All filters as pictures, and the map that each draws."""
    trace, network = state.trace(), state.network()
    layer, kernel = network.architecture.six().conv2d, network.weights["conv2d.kernel"]
    f = parts.choose(words("channel"), layer.filters, key="convolution.filter")
    drawn = trace.conv2d[..., f]
    row, column = divmod(int(drawn.argmax()), drawn.shape[1])
    found = {"row": row, "column": column, "largest": drawn.max(), "awake": (drawn > 0).sum()}
    found |= {"filter": f, "cells": drawn.size, "count": layer.filters}
    function = names.activation(layer)
    parts.view(
        words,
        "filters_and_maps",
        maps.sheet(filters_as_pictures(kernel), word=words("channel"), columns=16, chosen=f),
        numbers.heading(words("maps_head", count=layer.filters, function=function)),
        parts.sheet(trace.conv2d, words("map"), chosen=f),
        **found,
    )


def ring_of_zeros() -> None:
    """What the window sees where it hangs over the edge."""
    image, size = state.trace().image, names.window_with_ring(state.network())
    place = parts.choose_word(words, "place", list(PLACES), key="convolution.place")
    row, column = PLACES[place]
    window = windows(image, size, padding="same")[row, column]
    inside = int(windows(np.ones_like(image), size, padding="same")[row, column].sum())
    met, box = pad(image, size, padding="same"), (row, column, *size)
    found = {"inside": inside, "zeros": window.size - inside, "values": window.size}
    padded = sums.padded(met, window, box, words=words)
    parts.view(words, "ring_of_zeros", padded, place=words(place), **found)


def relu() -> None:
    """One map before and after: what was below zero is zero."""
    trace = names.trace_with_relu(state.network(), state.trace())
    f = parts.choose(words("channel"), trace.conv2d.shape[-1], key="convolution.relu")
    before, after = trace.conv2d_sum[..., f], trace.conv2d[..., f]
    shared = layer_range(trace.conv2d_sum)
    pair = sums.before_and_after(before, after, value_range=shared, words=words)
    found = {"zero": (after == 0).mean(), "all_zero": (trace.conv2d == 0).mean()}
    found |= {"filter": f, "count": trace.conv2d.shape[-1], "largest": after.max()}
    parts.view(words, "relu", pair, **found)


def max_norm() -> None:
    """The norms that the limit holds for, and those that it does not."""
    limits.max_norm(words, state.network(), "conv2d")


def arguments() -> None:
    """The seven arguments to turn, on the real picture."""
    convolution_bench.show(state.network(), state.trace())
