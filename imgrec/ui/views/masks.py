"""Units and a mask -> the views of dropout."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from imgrec.by_hand.dropout import scale
from imgrec.figures import layer_range
from imgrec.figures.colours import rgb
from imgrec.layers import Dropout
from imgrec.network import Network
from imgrec.ui import maps, numbers, state
from imgrec.ui.lesson_words import Words
from imgrec.ui.numbers import Bar, Term, number
from imgrec.ui.views.parts import Floats

COLUMNS = 32


def masked_units(units: Floats, kept: NDArray[np.bool_], *, unit: int, words: Words) -> str:
    """All units as one picture, the silenced ones grey, with one of them marked."""
    theme = state.theme()
    painted = theme.activations.paint(units, layer_range(units))
    painted[~kept] = (rgb(theme.line) + rgb(theme.muted)).astype(np.uint16) // 2
    picture = painted.reshape(-1, COLUMNS, 3)
    window = (*divmod(unit, COLUMNS), 1, 1)
    return maps.picture(picture, words("units_alt"), size="100%", window=window)


def training_rate(network: Network) -> float:
    """The rate that the network was trained with."""
    (layer,) = (one for one in network.architecture.layers if isinstance(one, Dropout))
    return layer.rate


def scaled(before: np.float32, after: np.float32, *, rate: float, unit: int, words: Words) -> str:
    """One unit that was kept: its value x 1 / (1 - rate) = what goes on."""
    return numbers.equation(
        Term(number(float(before)), words("before", unit=unit)),
        "×",
        Term(number(scale(rate)), words("factor", rate=rate)),
        "=",
        Term(number(float(after)), words("after", unit=unit), chosen=True),
    )


def averages(found: Mapping[str, float], words: Words, *, chosen: str) -> str:
    """What each way of scaling gives on average, as bars."""
    largest = max(found.values()) or 1.0
    bars = [
        Bar(words(name), value / largest, number(value, 2), chosen=name == chosen)
        for name, value in found.items()
    ]
    return numbers.bars(bars, colour=state.theme().positive)
