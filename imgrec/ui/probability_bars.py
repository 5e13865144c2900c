"""Probabilities -> bars as HTML, the winner in the accent; the number is always beside the bar."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import numpy as np
from numpy.typing import NDArray

from imgrec.ui.numbers import percent

Floats = NDArray[np.float32]


def most_probable_first(probabilities: Floats, names: Sequence[str]) -> str:
    """All classes from the most to the least probable, the winner large."""
    return first(probabilities, names, len(names))


def first(probabilities: Floats, names: Sequence[str], count: int) -> str:
    """Only so many of them."""
    order = np.argsort(-probabilities, kind="stable")[:count].tolist()
    return _bars("bars ranked", order, probabilities=probabilities, names=names)


def _bars(css: str, order: Sequence[int], *, probabilities: Floats, names: Sequence[str]) -> str:
    winner = int(np.argmax(probabilities))
    rows = "".join(
        _row(names[index], float(probabilities[index]), won=index == winner) for index in order
    )
    return f'<ul class="{css}">{rows}</ul>'


def _row(name: str, probability: float, *, won: bool) -> str:
    return (
        f'<li class="{"won" if won else ""}"><span>{escape(name)}</span>'
        f"<code>{percent(probability)}</code>"
        f'<i><b style="width:{100 * probability:.2f}%"></b></i></li>'
    )
