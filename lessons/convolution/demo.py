"""A filter and a place -> the sums, maps and norms of the convolution layer."""

from __future__ import annotations

import numpy as np

from imgrec.by_hand.windows import pad, windows
from imgrec.figures.colours import layer_range
from imgrec.figures.sheets import filters_as_pictures
from imgrec.ui import maps, numbers, state
from imgrec.ui.interactive import convolution, convolution_bench
from imgrec.ui.lesson_words import Words
from imgrec.ui.views import limits, parts, sums

words = Words(__file__)
WINDOW = (3, 3)
PLACES = {"corner": (0, 0), "edge": (0, 14), "middle": (14, 14)}


def one_number() -> None:
    """Every window of every filter, kernels to edit, and what becomes of the answer."""
    convolution.show(state.network(), state.trace())


def filters_and_maps() -> None:
    """All filters as pictures, and the map that each draws."""
    trace, kernel = state.trace(), state.network().weights["conv2d.kernel"]
    f = parts.choose(words("channel"), kernel.shape[-1], key="convolution.filter")
    drawn = trace.conv2d[..., f]
    row, column = divmod(int(drawn.argmax()), drawn.shape[1])
    found = {"row": row, "column": column, "largest": drawn.max(), "awake": (drawn > 0).sum()}
    parts.view(
        words,
        "filters_and_maps",
        maps.sheet(filters_as_pictures(kernel), word=words("channel"), columns=16, chosen=f),
        numbers.heading(words("maps_head")),
        parts.sheet(trace.conv2d, words("map"), chosen=f),
        **{**found, "filter": f, "cells": drawn.size},
    )


def ring_of_zeros() -> None:
    """What the window sees where it hangs over the edge."""
    image = state.trace().image
    place = parts.choose_word(words, "place", list(PLACES), key="convolution.place")
    row, column = PLACES[place]
    window = windows(image, WINDOW, padding="same")[row, column]
    inside = int(windows(np.ones_like(image), WINDOW, padding="same")[row, column].sum())
    padded = sums.padded(
        pad(image, WINDOW, padding="same"), window, (row, column, *WINDOW), words=words
    )
    found = {"place": words(place), "inside": inside, "zeros": window.size - inside}
    parts.view(words, "ring_of_zeros", padded, **found)


def relu() -> None:
    """One map before and after: what was below zero is zero."""
    trace = state.trace()
    f = parts.choose(words("channel"), trace.conv2d.shape[-1], key="convolution.relu")
    before, after = trace.conv2d_sum[..., f], trace.conv2d[..., f]
    shared = layer_range(trace.conv2d_sum)
    pair = sums.before_and_after(before, after, value_range=shared, words=words)
    share = {"zero": (after == 0).mean(), "all_zero": (trace.conv2d == 0).mean()}
    parts.view(words, "relu", pair, filter=f, largest=after.max(), **share)


def max_norm() -> None:
    """The norms that the limit holds for, and those that it does not."""
    limits.max_norm(words, state.network(), "conv2d")


def arguments() -> None:
    """The seven arguments to turn, on the real picture."""
    convolution_bench.show(state.network(), state.trace())
