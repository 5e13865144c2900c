"""Logits and probabilities of the classes -> bars, a table, and softmax filled in."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from imgrec.ui import numbers, state
from imgrec.ui.lesson_words import Words
from imgrec.ui.numbers import Bar, Term, number, percent
from imgrec.ui.views import parts
from imgrec.ui.views.parts import Floats


def logit_bars(names: Sequence[str], logits: Floats, *, chosen: int) -> str:
    """Signed bars about zero, the longest as long as the largest logit."""
    largest = float(np.abs(logits).max()) or 1.0
    bars = [
        Bar(name, float(logit) / largest, number(float(logit)), chosen=place == chosen)
        for place, (name, logit) in enumerate(zip(names, logits, strict=True))
    ]
    theme = state.theme()
    return numbers.bars(bars, colour=theme.positive, below=theme.negative)


def softmax_table(
    names: Sequence[str], logits: Floats, probabilities: Floats, *, chosen: int, words: Words
) -> str:
    """Each class with its logit, e to that power, and its probability; the sums below."""
    powers = _powers(logits)
    rows = [
        (name, (number(float(logits[k])), number(powers[k]), percent(float(probabilities[k]), 2)))
        for k, name in enumerate(names)
    ]
    total = (words("all"), ("", number(sum(powers)), percent(float(probabilities.sum()), 2)))
    head = [words(key) for key in ("name", "logit", "power", "probability")]
    return parts.grid(head, [*rows, total], chosen=chosen)


def softmax_formula(
    names: Sequence[str], logits: Floats, probabilities: Floats, *, chosen: int, words: Words
) -> str:
    """The chosen class's power / the sum of all = its probability."""
    powers, name = _powers(logits), names[chosen]
    share = percent(float(probabilities[chosen]), 2)
    return numbers.equation(
        Term(number(powers[chosen]), name),
        "÷",
        Term(number(sum(powers)), words("all")),
        "=",
        Term(share, words("share_of", **{"class": name}), chosen=True),
    )


def _powers(logits: Floats) -> list[float]:
    return [float(power) for power in np.exp(logits.astype(np.float64))]
