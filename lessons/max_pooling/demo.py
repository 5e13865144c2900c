"""A square of four cells, a map, a push -> what max pooling keeps."""

from __future__ import annotations

import numpy as np
import streamlit as st

from imgrec.by_hand.max_pooling2d import winners
from imgrec.trace import trace as carry
from imgrec.ui import numbers, state
from imgrec.ui.lesson_words import Words
from imgrec.ui.views import parts, pooling

words = Words(__file__)
MOST_PIXELS = 4


def winner() -> None:
    """Four cells, and the one that goes on."""
    trace = state.trace()
    row, column, channel = cell = parts.choose_cell(
        words, trace.max_pooling2d, key="max_pooling.cell"
    )
    won = winners(trace.conv2d)
    at = int(won.row[cell]), int(won.column[cell])
    square = pooling.Square(
        before=trace.conv2d[..., channel],
        after=trace.max_pooling2d[..., channel],
        place=(row, column),
        winner=at,
    )
    drawn = pooling.four_cells(square, words, channel=channel)
    place = {"row": row, "column": column, "map": channel, "at_row": at[0], "at_column": at[1]}
    equals = words("ties" if won.ties[cell] else "no_ties")
    parts.view(words, "winner", drawn, **place, value=trace.max_pooling2d[cell], equals=equals)


def pooled_maps() -> None:
    """All pooled maps, and what was dropped."""
    trace = state.trace()
    channel = parts.choose(words("channel"), trace.conv2d.shape[-1], key="max_pooling.map")
    won, before, after = winners(trace.conv2d), trace.conv2d, trace.max_pooling2d[..., channel]
    dropped = before[..., channel].copy()
    dropped[won.row[..., channel], won.column[..., channel]] = 0
    found = {"lost": dropped.max(), "largest": after.max(), "awake": (after > 0).sum()}
    sheet = parts.sheet(trace.max_pooling2d, words("map"), chosen=channel)
    sizes = {"before": before.size, "after": trace.max_pooling2d.size, "cells": after.size}
    parts.view(words, "pooled_maps", sheet, map=channel, **found, **sizes)


def one_step_aside() -> None:
    """The picture pushed by a pixel: how many pooled numbers change, and the answer."""
    trace, network = state.trace(), state.network()
    shift = st.slider(words("shift"), 0, MOST_PIXELS, 1, key="max_pooling.shift")
    columns = np.maximum(np.arange(trace.image.shape[1]) - shift, 0)  # the left edge is repeated
    pushed = carry(network, trace.image[:, columns])
    channel = int(trace.max_pooling2d[1:-1, 1:-1].max(axis=(0, 1)).argmax())
    pictures = (
        pooling.picture_and_map(seen, words, channel=channel, when=when)
        for when, seen in (("here", trace), ("pushed", pushed))
    )
    answers = {
        f"class_{when}": network.class_names[int(seen.probabilities.argmax())]
        for when, seen in (("before", trace), ("after", pushed))
    }
    counts = {
        "changed": (trace.max_pooling2d != pushed.max_pooling2d).sum(),
        "cells": trace.max_pooling2d.size,
        "before": trace.probabilities.max(),
        "after": pushed.probabilities.max(),
    }
    drawn = numbers.row(*pictures)
    parts.view(words, "one_step_aside", drawn, shift=shift, **answers, **counts)
