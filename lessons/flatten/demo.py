"""A place or an order -> the flat line and what the next layers make of it."""

from __future__ import annotations

import numpy as np
import streamlit as st

from imgrec.by_hand.activations import relu
from imgrec.by_hand.dense import dense
from imgrec.by_hand.flatten import flat_index, position
from imgrec.by_hand.softmax import softmax
from imgrec.ui import state
from imgrec.ui.lesson_words import Words
from imgrec.ui.views import lines, parts

words = Words(__file__)
NEIGHBOURS = 3
ORDERS = ("line", "both", "nothing")


def the_vector() -> None:
    """The whole line, with the 32 numbers of one place marked."""
    trace = state.trace()
    rows, columns, channels = shape = trace.max_pooling2d.shape
    left, right = st.columns(2)
    with left:
        row = parts.choose(words("row"), rows, key="flatten.row", start=rows // 2)
    with right:
        column = parts.choose(words("column"), columns, key="flatten.column", start=columns // 2)
    first = flat_index(row, column, 0, shape=shape)
    run = trace.flatten[first : first + channels]
    drawn = lines.broken(trace.flatten, rows, alt=words("the_vector_alt"), run=(first, channels))
    place = {"row": row, "column": column, "first": first, "last": first + channels - 1}
    parts.view(words, "the_vector", drawn, **place, awake=int((run > 0).sum()))


def which_number() -> None:
    """The formula filled in, and the neighbours in the line."""
    trace = state.trace()
    shape = trace.max_pooling2d.shape
    row, column, channel = cell = parts.choose_cell(words, trace.max_pooling2d, key="flatten.cell")
    index = flat_index(*cell, shape=shape)
    last = trace.flatten.size - 1
    around = range(max(index - NEIGHBOURS, 0), min(index + NEIGHBOURS, last) + 1)
    places = {i: position(i, shape) for i in around}
    formula = lines.index_formula(cell, shape, index=index, words=words)
    table = lines.neighbours(trace.flatten, places, chosen=index, words=words)
    after = dict(zip(("row", "column", "map"), places.get(index + 1, cell), strict=True))
    following = words("end") if index == last else words("next_place", **after)
    found = {"row": row, "column": column, "map": channel, "index": index, "next": following}
    parts.view(words, "which_number", formula, table, **found, value=trace.flatten[index])


def shuffled() -> None:
    """The answer when the line is shuffled, and when the weights are shuffled with it."""
    trace, network = state.trace(), state.network()
    order = parts.choose_word(words, "shuffle", ORDERS, key="flatten.shuffle")
    by_chance = np.random.default_rng(0).permutation(trace.flatten.size)
    line = trace.flatten if order == "nothing" else trace.flatten[by_chance]
    kernel = network.weights["dense.kernel"]
    kernel = kernel[by_chance] if order == "both" else kernel
    units = relu(dense(line, kernel, network.weights["dense.bias"]))
    logits = dense(units, network.weights["output.kernel"], network.weights["output.bias"])
    probabilities, names = softmax(logits), network.class_names
    drawn = parts.answers(names, probabilities)
    answers = {
        "answer": names[int(probabilities.argmax())],
        "probability": probabilities.max(),
        "true_answer": names[int(trace.probabilities.argmax())],
        "true_probability": trace.probabilities.max(),
    }
    parts.view(words, "shuffled", drawn, what=words(order), **answers)
