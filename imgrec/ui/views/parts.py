"""Arrays and words -> controls, cells and sheets: what the lessons' views are made of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import streamlit as st
from numpy.typing import ArrayLike, NDArray

from imgrec.figures import colours, layer_range
from imgrec.figures.colours import Scale
from imgrec.ui import maps, numbers, state
from imgrec.ui.lesson_words import Words

Cells = Iterable[tuple[int, int]]
Floats = NDArray[np.float32]


def view(words: Words, name: str, *parts: str, **values: Any) -> None:
    """Show a view: its heading, its parts, and the sentence that says what it shows.

    Args:
        words: of the lesson; `<name>_head` and `<name>_say` are taken from it.
        name: of the demo.
        parts: HTML.
        values: what the heading and the sentence are filled in with.
    """
    head = numbers.heading(words(f"{name}_head", **values))
    numbers.show(head, *parts, numbers.sentence(words(f"{name}_say", **values)))


def choose(label: str, count: int, *, key: str, start: int = 0) -> int:
    """A slider over 0 .. count - 1; the arrow keys move it by one. One thing needs no choice."""
    if count == 1:
        return 0
    return int(st.slider(label, 0, count - 1, start, key=key))


def choose_word(words: Words, label: str, options: Sequence[str], *, key: str) -> str:
    """One of a few words beside each other; the first until another is chosen."""
    chosen = st.segmented_control(
        words(label), options, default=options[0], format_func=words, key=key
    )
    return chosen or options[0]


def pixel_cells(channel: ArrayLike, caption: str, *, digits: int = 3, chosen: Cells = ()) -> str:
    """Values of one colour channel, 0 to 1, each on its own grey."""
    values = np.asarray(channel)
    return numbers.table(
        values, colours.greys(values), caption=caption, digits=digits, chosen=chosen
    )


def sheet(
    values: Floats,
    word: str,
    *,
    scale: Scale | None = None,
    chosen: int | None = None,
    columns: int = 8,
) -> str:
    """All maps of a layer on one range, which is printed below.

    Args:
        values: `(h, w, n)`.
        word: what one map is called.
        scale: the theme's activations if None.
        chosen: the map in play; the others are dimmed.
        columns: maps in a row.
    """
    scale, shared = scale or state.theme().activations, layer_range(values)
    tiles = maps.tiles(values, scale, shared)
    two_sided = scale.negative != scale.zero
    return maps.sheet(tiles, word=word, chosen=chosen, columns=columns) + maps.legend(
        scale, shared, two_sided=two_sided
    )


def one_map(
    values: Floats,
    alt: str,
    *,
    value_range: float,
    window: maps.Box | None = None,
    size: str = "10rem",
    signed: bool = False,
) -> str:
    """One map `(h, w)` on the range of its layer."""
    scale = state.theme().values if signed else state.theme().activations
    return maps.picture(scale.paint(values, value_range), alt, size=size, window=window)


def answers(names: Sequence[str], probabilities: Floats) -> str:
    """The probabilities as bars; the largest is marked."""
    best = int(probabilities.argmax())
    bars = [
        numbers.Bar(name, float(share), numbers.percent(float(share)), chosen=place == best)
        for place, (name, share) in enumerate(zip(names, probabilities, strict=True))
    ]
    return numbers.bars(bars, colour=state.theme().positive)


def count_presses(label: str, *, key: str) -> int:
    """A button, and how often it has been pressed: a seed that the learner can change."""
    counter = f"{key}.count"
    pressed = st.button(label, key=key)
    st.session_state[counter] = int(st.session_state.get(counter, 0)) + pressed
    return int(st.session_state[counter])
