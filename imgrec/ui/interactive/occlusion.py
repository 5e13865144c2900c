"""Network and trace -> the occlusion widget: cover a part of the picture, the answer follows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from imgrec.network import Network
from imgrec.occlusion import occlude, patch
from imgrec.trace import Trace
from imgrec.ui import cached, widget

PATCH = "patch"
SIZES = (4, 8, 12)
COLOURS = ("grey", "mean")
GREY = 0.5

Asked = tuple[int, str]


def show(network: Network, trace: Trace, *, key: str) -> None:
    """Draw the widget. Nothing is covered until a person asks, for this picture, in it."""
    asked = checked(trace, widget.decided(key, PATCH))
    answers = None if asked is None else covered_answers(network, trace, asked)
    given = tensors(trace, answers)
    widget.mount("occlusion", given, options(network, trace, asked), key=key, decisions=[PATCH])


def tensors(trace: Trace, answers: NDArray[np.float32] | None = None) -> widget.Tensors:
    """The image and its answer: 12 kB; those for all places of the patch are 41 kB more."""
    sent = {
        "image": trace.image,
        "probabilities": trace.probabilities,
        "colours": np.stack([colour_of(trace.image, name) for name in COLOURS]),
    }
    return sent if answers is None else {**sent, "covered": answers}


def options(network: Network, trace: Trace, asked: Asked | None = None) -> dict[str, Any]:
    """Names, and which patches there are; `asked` is the one that the answers are for."""
    return {
        "network": network.id,
        "picture": _id(trace),
        "class_names": network.class_names,
        "sizes": [size for size in SIZES if size < min(trace.image.shape[:2])],
        "colours_of_patch": COLOURS,
        "asked": asked and {"size": asked[0], "colour": asked[1]},
        "code": {"numpy": widget.source(occlude, patch)},
    }


def checked(trace: Trace, decision: object) -> Asked | None:
    """What a browser told -> a size and a colour; None for another picture, or what is neither."""
    told = decision if isinstance(decision, Mapping) else {}
    size, colour = told.get("size"), told.get("colour")
    if told.get("picture") != _id(trace) or type(size) is not int or not isinstance(colour, str):
        return None
    return (size, colour) if size in SIZES and colour in COLOURS else None


def colour_of(image: NDArray[np.float32], name: str) -> NDArray[np.float32]:
    """The colour of a patch, (channels,): mid grey, or the mean of the image."""
    grey = np.full(image.shape[-1], GREY, np.float32)
    return grey if name == "grey" else image.mean(axis=(0, 1))


def covered_answers(network: Network, trace: Trace, asked: Asked) -> NDArray[np.float32]:
    """The probabilities for every place of the patch, worked out once a session."""
    size, name = asked

    def work() -> NDArray[np.float32]:
        return occlude(network, trace.image, size, colour_of(trace.image, name))

    found: NDArray[np.float32] = cached.once(
        network, trace.image, ("occlusion", str(size), name), work
    )
    return found


def _id(trace: Trace) -> int:
    """So that an answer is never taken for that of another picture."""
    return crc32(trace.image.tobytes())
