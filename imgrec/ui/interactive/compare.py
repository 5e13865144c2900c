"""Network and two pictures -> the compare widget: both at the same filter, pixel and unit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from imgrec.by_hand.activations import relu
from imgrec.by_hand.conv2d import conv2d
from imgrec.by_hand.dense import dense
from imgrec.keras_line import keras_lines
from imgrec.network import Network
from imgrec.trace import Trace
from imgrec.ui import widget
from imgrec.ui.interactive import convolution

SECOND = "second"
SIDES = ("first", "second")
OF_A_PICTURE = ("image", "conv2d_sum", "dense_sum", "logits")


@dataclass(frozen=True, eq=False)
class Side:
    """One of the two pictures: its id and name, and all that the network makes of it."""

    id: str
    name: str
    trace: Trace


@dataclass(frozen=True, eq=False)
class Offer:
    """A picture that can be the second one; `pixels` is uint8 `(rows, columns, channels)`."""

    id: str
    name: str
    pixels: NDArray[np.uint8]


def show(network: Network, sides: tuple[Side, Side], offers: Sequence[Offer], *, key: str) -> None:
    """Draw the widget. Only another second picture runs the script again."""
    widget.mount(
        "compare",
        tensors(network, sides, offers),
        options(network, sides, offers),
        key=key,
        decisions=[SECOND],
    )


def tensors(network: Network, sides: tuple[Side, Side], offers: Sequence[Offer]) -> widget.Tensors:
    """The activations of both pictures, the filters, and the offers small: about 320 kB."""
    first, second = (convolution.tensors(network, side.trace) for side in sides)
    of_both = {
        f"{name}_{tensor}": given[tensor]
        for name, given in zip(SIDES, (first, second), strict=True)
        for tensor in OF_A_PICTURE
    }
    thumbnails = np.stack([offer.pixels for offer in offers])
    return {
        **of_both,
        "kernel": first["kernel"],
        "bias": first["bias"],
        "thumbnails": thumbnails,
    }


def options(network: Network, sides: tuple[Side, Side], offers: Sequence[Offer]) -> dict[str, Any]:
    """As the convolution's, with the names of the pictures."""
    return {
        **convolution.options(network),
        "names": [side.name for side in sides],
        "offers": [{"id": offer.id, "name": offer.name} for offer in offers],
        "second": sides[1].id,
        "window_words": widget.words("convolution"),
        "code": _code(network),
    }


def second_of(offered: Mapping[str, object], first: str, *wishes: object) -> str:
    """The first wish that can be fulfilled, or the first picture that is not the first one's."""
    others = [key for key in offered if key != first]
    wished = (wish for wish in wishes if isinstance(wish, str) and wish in others)
    return next(wished, others[0] if others else first)


def _code(network: Network) -> dict[str, str]:
    layers = network.architecture.six()
    return {
        "keras": keras_lines(layers.conv2d, layers.dense),
        "numpy": widget.source(conv2d, dense, relu),
    }
