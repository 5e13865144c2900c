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
    """A slider over 0 .. count - 1; the arrow keys move it by one."""
    return int(st.slider(label, 0, count - 1, start, key=key))


def choose_cell(words: Words, activation: Floats, *, key: str) -> tuple[int, int, int]:
    """Three sliders for one cell of `(h, w, n)`: row, column, channel; first the largest inside."""
    inside = activation[1:-1, 1:-1]
    row, column, channel = (int(place) for place in np.unravel_index(inside.argmax(), inside.shape))
    rows, columns, channels = activation.shape
    left, middle, right = st.columns(3)
    with left:
        chosen_row = choose(words("row"), rows, key=f"{key}.row", start=row + 1)
    with middle:
        chosen_column = choose(words("column"), columns, key=f"{key}.column", start=column + 1)
    with right:
        return (
            chosen_row,
            chosen_column,
            choose(words("channel"), channels, key=f"{key}.channel", start=channel),
        )


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


def weight_cells(weights: ArrayLike, caption: str, *, value_range: float) -> str:
    """Weights, green above zero and purple below."""
    painted = state.theme().weights.paint(weights, value_range)
    return numbers.table(weights, painted, caption=caption)


def value_cells(values: ArrayLike, caption: str, *, value_range: float, chosen: Cells = ()) -> str:
    """Signed values, blue above zero and orange below."""
    painted = state.theme().values.paint(values, value_range)
    return numbers.table(values, painted, caption=caption, chosen=chosen)


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
    """The ten probabilities as bars; the largest is marked."""
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


def choose_name(label: str, names: Sequence[str], *, start: int, key: str) -> int:
    """A list of names to choose from; gives the place of the one chosen."""
    places = range(len(names))
    chosen = st.selectbox(label, places, start, format_func=lambda place: names[place], key=key)
    return int(chosen)
