"""A picture of one's own -> the widget that crops it, and the picture as it is cropped now."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import streamlit as st

from imgrec import images
from imgrec.errors import PictureError
from imgrec.images import CropBox
from imgrec.ui import state, widget
from imgrec.ui.own_picture import OwnPicture

CROP = "crop"
SIDES = ("left", "top", "size")
_LAST = "imgrec.crop"


def show(picture_id: str, own: OwnPicture, *, key: str = "crop.widget") -> OwnPicture:
    """Draw the widget; gives the picture with the square that a person left it with.

    The photo goes to the page once, in a widget of its own: an answer is the 32 x 32 pixels alone.
    """
    told = widget.decided(key, CROP)
    if told != st.session_state.get(_LAST):  # the same decision comes again with every run
        st.session_state[_LAST] = told
        own = _decided(picture_id, own, told)
    photo = {"jpeg": np.frombuffer(own.preview, np.uint8)}
    with st.container(key="crop_photo"):
        widget.mount("crop_photo", photo, {"picture": picture_id}, key=f"{key}.photo")
    widget.mount(
        "crop",
        {"pixels": own.pixels},
        options(picture_id, own, answered=number_of(told)),
        key=key,
        decisions=[CROP],
    )
    return own


def options(picture_id: str, own: OwnPicture, *, answered: int = 0) -> dict[str, Any]:
    """The picture's size, the square in it, and the number of the decision that this answers."""
    width, height = own.size
    return {
        "picture": picture_id,
        "name": own.name,
        "width": width,
        "height": height,
        "least": min(images.MIN_SIDE, width, height),
        "square": {side: getattr(own.crop, side) for side in SIDES},
        "whole": own.padded,
        "answered": answered,
    }


def cropped(picture_id: str, own: OwnPicture, decision: object) -> OwnPicture:
    """The picture as a person decided; as it was when that is no square of this picture."""
    told = decision if isinstance(decision, Mapping) else {}
    if told.get("picture") != picture_id:
        return own
    if told.get("whole") is True:
        return own if own.padded else own.whole()
    left, top, size = (told.get(side) for side in SIDES)
    if not (type(left) is int and type(top) is int and type(size) is int):
        return own
    box = CropBox(left, top, size)
    if box == own.crop and not own.padded:
        return own
    try:
        return own.cropped(box)
    except PictureError:
        return own


def number_of(decision: object) -> int:
    """The number that the page gave a decision; 0 before the first."""
    number = decision.get("number") if isinstance(decision, Mapping) else None
    return number if type(number) is int else 0


def _decided(picture_id: str, own: OwnPicture, decision: object) -> OwnPicture:
    now = cropped(picture_id, own, decision)
    if now is not own:
        state.replace_own(picture_id, now)
    return now
