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
    scene: Scene, maps: Array, value: str | None, *, paint: Callable[[Array], RGB]
) -> Shown:
    """Show the numbers from the first on, row by row as one reads; channel 0 has the accent.

    Args:
        scene: what to draw with.
        maps: `(rows, columns, channels)`.
        value: of the argument.
        paint: numbers -> their colours.
    """
    order = value or LAST  # what Keras's settings say unless somebody has changed them
    turned = maps if order == LAST else np.moveaxis(maps, 2, 0)
    count = CELLS[0] * CELLS[1]
    channel = np.broadcast_to(np.arange(maps.shape[2]), maps.shape)
    channels = channel if order == LAST else np.moveaxis(channel, 2, 0)
    first, whose = turned.ravel()[:count], channels.ravel()[:count].reshape(CELLS)
    cells = numbers.table(
        first.reshape(CELLS),
        paint(first.reshape(CELLS)),
        caption=scene.words("memory"),
        digits=2,
        chosen=[(int(r), int(c)) for r, c in np.argwhere(whose == 0)],
    )
    source = "set_here" if value else "set_by_keras"
    in_use = numbers.Term(written(order), scene.words(source), chosen=True)
    shape = " × ".join(f"{side}" for side in turned.shape)
    drawn = numbers.part(scene.words("memory"), f'<div class="ir-scroll">{cells}</div>')
    facts = {"shape": shape, "count": count, "framed": int((whose == 0).sum())}
    return Shown(numbers.equation(in_use) + drawn, facts)
