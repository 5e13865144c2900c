"""Maps -> the first numbers of both orders that they can lie in the computer's memory in."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from imgrec.figures.colours import RGB
from imgrec.keras_line import written
from imgrec.ui import numbers
from imgrec.ui.argument_demos.demo import Array, Scene, Shown

LAST, FIRST = "channels_last", "channels_first"
VALUES = (None, LAST, FIRST)
CELLS = (6, 8)


def data_format(
    scene: Scene,
    maps: Array,
    value: str | None,
    *,
    paint: Callable[[Array], RGB],
    row: int = 0,
    channel: int = 0,
) -> Shown:
    """Show some numbers as they lie in memory, row by row as one reads.

    Args:
        scene: what to draw with.
        maps: `(rows, columns, channels)`.
        value: of the argument.
        paint: numbers -> their colours.
        row: where to begin, at its first column.
        channel: where to begin; its numbers have the accent.
    """
    order = value or LAST  # what Keras's settings say unless somebody has changed them
    axes = (0, 1, 2) if order == LAST else (2, 0, 1)
    numbered = np.arange(maps.size).reshape(maps.shape)
    places = numbered.transpose(axes).ravel()  # as they lie in memory
    begin = int(np.flatnonzero(places == numbered[row, 0, channel])[0])
    seen = places[begin : begin + CELLS[0] * CELLS[1]].reshape(CELLS)
    framed = seen % maps.shape[2] == channel
    first, caption = maps.ravel()[seen], scene.words("memory", row=row, channel=channel)
    cells = numbers.table(
        first,
        paint(first),
        caption=caption,
        digits=2,
        chosen=[(int(r), int(c)) for r, c in np.argwhere(framed)],
    )
    source = scene.words("set_here" if value else "set_by_keras")
    in_use = numbers.Term(written(order), source, chosen=True)
    shape = " × ".join(f"{maps.shape[axis]}" for axis in axes)
    drawn = numbers.part(caption, f'<div class="ir-scroll">{cells}</div>')
    facts = {"shape": shape, "count": seen.size, "framed": int(framed.sum()), "channel": channel}
    return Shown(numbers.equation(in_use) + drawn, facts)
