"""A class, a temperature, a picture of chance -> logits and probabilities."""

from __future__ import annotations

import numpy as np
import streamlit as st

from imgrec.by_hand.softmax import softmax
from imgrec.trace import trace as carry
from imgrec.ui import maps, numbers, state
from imgrec.ui.lesson_words import Words
from imgrec.ui.views import classes, parts, sums

words = Words(__file__)


def ten_sums() -> None:
    """The ten logits, and the sum that makes one of them."""
    trace, network = state.trace(), state.network()
    names, logits = network.class_names, trace.logits
    k = parts.choose_name(words("class"), names, start=int(logits.argmax()), key="output.class")
    made = sums.UnitSum(
        products=trace.dropout * network.weights["output.kernel"][:, k],
        bias=float(network.weights["output.bias"][k]),
        total=float(logits[k]),
    )
    equation = sums.of_unit(made, words, name=words("logit_of", **{"class": names[k]}))
    drawn = classes.logit_bars(names, logits, chosen=k)
    best = {"answer": names[int(logits.argmax())], "largest": logits.max()}
    parts.view(words, "ten_sums", drawn, equation, logit=logits[k], **best, **{"class": names[k]})


def softmax_filled_in() -> None:
    """Logit, power and share of every class, and the formula for one."""
    trace, names = state.trace(), state.network().class_names
    best = int(trace.logits.argmax())
    k = parts.choose_name(words("class"), names, start=best, key="output.softmax")
    powers = np.exp(trace.logits.astype(np.float64))
    table = classes.softmax_table(names, trace.logits, trace.probabilities, chosen=k, words=words)
    formula = classes.softmax_formula(
        names, trace.logits, trace.probabilities, chosen=k, words=words
    )
    found = {"power": powers[k], "total": powers.sum(), "probability": trace.probabilities[k]}
    parts.view(words, "softmax_filled_in", table, formula, **found, **{"class": names[k]})


def shift_and_temperature() -> None:
    """What adding a number and dividing by one do to the probabilities."""
    trace, names = state.trace(), state.network().class_names
    left, right = st.columns(2)
    with left:
        shift = st.slider(words("shift"), -100, 100, 0, 10, key="output.shift")
    with right:
        steps = (0.25, 0.5, 1.0, 2.0, 4.0)
        temperature = st.select_slider(words("temperature"), steps, 1.0, key="output.temperature")
    shown = softmax(trace.logits + np.float32(shift), temperature)
    best = int(shown.argmax())
    moved = np.abs(softmax(trace.logits + np.float32(shift)) - trace.probabilities).max()
    found = {"answer": names[best], "probability": shown[best], "true": trace.probabilities[best]}
    settings = {"shift": shift, "temperature": temperature, "moved": moved}
    drawn = parts.answers(names, shown)
    parts.view(words, "shift_and_temperature", drawn, **found, **settings)


def noise() -> None:
    """A picture of random numbers, and the answer that it gets."""
    network = state.network()
    seed = parts.count_presses(words("noise_new"), key="output.noise")
    image = np.random.default_rng(seed).random((32, 32, 3), dtype=np.float32)
    answer = carry(network, image).probabilities
    pixels = np.rint(image * 255).astype(np.uint8)
    picture = maps.picture(pixels, words("noise_alt"), size="12rem")
    bars = f'<div class="ir-wide">{parts.answers(network.class_names, answer)}</div>'
    drawn = numbers.row(picture, bars)
    found = {"answer": network.class_names[int(answer.argmax())], "probability": answer.max()}
    parts.view(words, "noise", drawn, **found)
