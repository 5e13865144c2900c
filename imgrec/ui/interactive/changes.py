"""Network and chosen picture -> the widget that changes the picture until the answer changes."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import streamlit as st

from imgrec import images
from imgrec.changes import RANGES, Changes, changed
from imgrec.network import Network
from imgrec.trace import predict
from imgrec.ui import widget
from imgrec.ui.chosen_picture import ChosenPicture
from imgrec.ui.interactive.crop import number_of

CHANGES = "changes"


@st.fragment
def show(network: Network, chosen: ChosenPicture, *, key: str = "changes.widget") -> None:
    """Draw the widget; a slider in it draws nothing else of the page anew."""
    told = widget.decided(key, CHANGES)
    changes = checked(chosen.id, told)
    widget.mount(
        "changes",
        tensors(network, chosen, changes),
        options(network, chosen, changes, answered=number_of(told)),
        key=key,
        decisions=[CHANGES],
    )


def tensors(network: Network, chosen: ChosenPicture, changes: Changes) -> widget.Tensors:
    """The picture as the network sees it, before and now, and its answers to both: 6 kB."""
    # As it is shown, to the bit: of an older photo only a smaller copy is kept.
    same = changes == Changes()
    pixels = chosen.pixels if same else changed(*chosen.looked_at, changes)
    return {
        "before": chosen.pixels,
        "now": pixels,
        "probabilities_before": predict(network, chosen.image),
        "probabilities_now": predict(network, images.to_image(pixels)),
    }


def options(
    network: Network, chosen: ChosenPicture, changes: Changes, *, answered: int = 0
) -> dict[str, Any]:
    """How far each change goes, what is changed now, and the decision that this answers."""
    return {
        "network": network.id,
        "class_names": network.class_names,
        "picture": chosen.id,
        "name": chosen.name,
        "ranges": RANGES,
        "values": asdict(changes),
        "answered": answered,
    }


def checked(picture_id: str, decision: object) -> Changes:
    """What a browser told -> changes of this picture; what cannot be counts as not changed."""
    told = decision if isinstance(decision, Mapping) else {}
    values = told.get("values") if told.get("picture") == picture_id else None
    given = values if isinstance(values, Mapping) else {}
    return Changes(**{name: _number(given.get(name), ends) for name, ends in RANGES.items()})


def _number(told: object, ends: tuple[float, float]) -> float:
    if isinstance(told, bool) or not isinstance(told, int | float) or not math.isfinite(told):
        return 0.0
    return float(min(max(told, ends[0]), ends[1]))
