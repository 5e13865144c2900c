"""The picture's answer and what was measured -> how far the answer can be trusted."""

from __future__ import annotations

import streamlit as st

from imgrec.ui import numbers, state
from imgrec.ui.lesson_words import Words
from imgrec.ui.views import parts, recognising

words = Words(__file__)


def whole() -> None:
    """The answer, and how often answers of this certainty were right."""
    trace, names = state.trace(), state.network().class_names
    measured = recognising.measured()
    best = int(trace.probabilities.argmax())
    shapes = [trace.image, trace.conv2d, trace.max_pooling2d, trace.flatten, trace.dense]
    counts = " → ".join(numbers.number(a.size, 0) for a in (*shapes, trace.probabilities))
    drawn = parts.answers(names, trace.probabilities)
    record = recognising.record(trace.probabilities, names, measured)
    found = {"answer": names[best], "probability": trace.probabilities[best], "classes": len(names)}
    parts.view(words, "whole", drawn, record, counts=counts, **found)


def classes() -> None:
    """How well each class is known, and what one of them is taken for."""
    names, measured = state.network().class_names, recognising.measured()
    best = int(state.trace().probabilities.argmax())
    true = names.index(st.selectbox(words("true"), names, index=best, key="recognising.class"))
    counts = measured["confusion"][true]
    others = [count if place != true else -1 for place, count in enumerate(counts)]
    most = max(range(len(others)), key=others.__getitem__)
    drawn = recognising.beside(
        numbers.part(words("by_class"), recognising.right_by_class(measured)),
        numbers.part(words("taken_for", name=names[true]), recognising.row_of(measured, true)),
    )
    found = {"true": names[true], "other": names[most], "count": counts[most], "of": sum(counts)}
    parts.view(words, "classes", drawn, accuracy=measured["accuracy"], n=measured["n"], **found)


def sureness() -> None:
    """What its probabilities promise, and what they keep."""
    measured = recognising.measured()
    here = float(state.trace().probabilities.max())
    drawn = recognising.kept_promises(measured, words, here=here)
    parts.view(words, "sureness", drawn, here=here, ece=measured["ece"], n=measured["n"])


def pushes() -> None:
    """The answers to the picture and to 24 pushed ones."""
    network, image = state.network(), state.trace().image
    answers = recognising.answers_to_pushes(network, image)
    middle = answers[answers.shape[0] // 2, answers.shape[1] // 2]
    drawn = recognising.answer_grid(answers, network.class_names, words)
    found = {"same": int((answers == middle).sum()), "of": answers.size}
    parts.view(words, "pushes", drawn, answer=network.class_names[middle], **found)
