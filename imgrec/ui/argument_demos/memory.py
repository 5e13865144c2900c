"""Maps -> the first numbers of both orders that they can lie in the computer's memory in."""

from __future__ import annotations

import numpy as np

from imgrec.ui import numbers
from imgrec.ui.argument_demos.demo import Array, Scene, Shown

ORDERS = ("channels_last", "channels_first")
CELLS = (6, 8)


def data_format(scene: Scene, maps: Array, order: str) -> Shown:
    """Show the numbers from the first on, row by row as one reads; channel 0 has the accent."""
    turned = maps if order == ORDERS[0] else np.moveaxis(maps, 2, 0)
    count = CELLS[0] * CELLS[1]
    channel = np.broadcast_to(np.arange(maps.shape[2]), maps.shape)
    channels = channel if order == ORDERS[0] else np.moveaxis(channel, 2, 0)
    first, whose = turned.ravel()[:count], channels.ravel()[:count].reshape(CELLS)
    cells = numbers.table(
        first.reshape(CELLS),
        scene.theme.activations.paint(first.reshape(CELLS), float(maps.max())),
        caption=scene.words("memory"),
        digits=2,
        chosen=[(int(r), int(c)) for r, c in np.argwhere(whose == 0)],
    )
    shape = " × ".join(f"{side}" for side in turned.shape)
    drawn = numbers.part(scene.words("memory"), f'<div class="ir-scroll">{cells}</div>')
    return Shown(drawn, {"shape": shape, "count": count, "framed": int((whose == 0).sum())})
