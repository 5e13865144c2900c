"""Numbers -> a matplotlib figure as HTML, drawn once a session for the same numbers and theme.

Drawing takes tens of milliseconds, so the numbers are the key: another picture is another figure.
"""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st
from numpy.typing import ArrayLike

from imgrec import figures
from imgrec.figures import charts, lines
from imgrec.ui import maps, state
from imgrec.ui.lesson_words import Words
from imgrec.ui.views.parts import Floats

FIGURES_A_SESSION = 32


def histogram(values: Floats, words: Words, name: str, *, limit: float | None = None) -> str:
    """How often each size of number occurs; `<name>_x`, `_y` and `_alt` are its words."""
    labels = (words(f"{name}_x"), words(f"{name}_y"))
    return _histogram(state.theme().name, values, labels, words(f"{name}_alt"), limit=limit)


def channels(image: Floats, words: Words, name: str) -> str:
    """How often each value occurs in red, green and blue; words as in `histogram`."""
    labels = (words(f"{name}_x"), words(f"{name}_y"))
    return _channels(state.theme().name, image, labels, words(f"{name}_alt"))


def curves(
    x: ArrayLike,
    named: Mapping[str, ArrayLike],
    words: Words,
    name: str,
    *,
    here: float | None = None,
    logarithmic: bool = False,
) -> str:
    """Lines over the same places; `named` is by the keys of their words, else as in `histogram`."""
    figure = lines.curves(
        x,
        {words(key): values for key, values in named.items()},
        theme=state.theme(),
        xlabel=words(f"{name}_x"),
        ylabel=words(f"{name}_y"),
        here=here,
        logarithmic=logarithmic,
    )
    return maps.chart(figure, words(f"{name}_alt"))


def promised_and_kept(
    promised: ArrayLike, kept: ArrayLike, words: Words, name: str, *, here: float
) -> str:
    """What probabilities promise beside what they keep; words as in `histogram`."""
    labels = {"xlabel": words(f"{name}_x"), "ylabel": words(f"{name}_y")}
    figure = lines.promised_and_kept(promised, kept, theme=state.theme(), here=here, **labels)
    return maps.chart(figure, words(f"{name}_alt"))


@st.cache_data(scope="session", max_entries=FIGURES_A_SESSION, show_spinner=False)
def _histogram(
    theme: str, values: Floats, labels: tuple[str, str], alt: str, *, limit: float | None
) -> str:
    xlabel, ylabel = labels
    figure = charts.histogram(
        values, theme=figures.theme(theme), xlabel=xlabel, ylabel=ylabel, limit=limit
    )
    return maps.chart(figure, alt)


@st.cache_data(scope="session", max_entries=FIGURES_A_SESSION, show_spinner=False)
def _channels(theme: str, image: Floats, labels: tuple[str, str], alt: str) -> str:
    xlabel, ylabel = labels
    figure = charts.channel_histogram(
        image, theme=figures.theme(theme), xlabel=xlabel, ylabel=ylabel
    )
    return maps.chart(figure, alt)
