"""A class, a temperature, a picture of chance -> logits and probabilities."""

from __future__ import annotations

import numpy as np

from imgrec.trace import trace as carry
from imgrec.ui import maps, numbers, state
from imgrec.ui.interactive import output
from imgrec.ui.lesson_words import Words
from imgrec.ui.views import parts

words = Words(__file__)


def ten_sums() -> None:
    """The ten logits, and the products that make each of them."""
    output.show(state.network(), state.trace())


def softmax_filled_in() -> None:
    """Logits, powers, their sum and shares; a temperature, and something added to all."""
    output.show_softmax(state.network(), state.trace())


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
