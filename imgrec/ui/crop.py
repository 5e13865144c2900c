"""Three sliders -> the square of a photo that the network looks at, and a picture of it."""

from __future__ import annotations

import streamlit as st

from imgrec import images
from imgrec.images import CropBox
from imgrec.ui import state
from imgrec.ui.own_picture import OwnPicture
from imgrec.ui.pictures import data_uri, img
from imgrec.ui.texts import t

SMALLEST = 20  # percent of the shorter side
HIGHEST = 22  # of the photo on the page, in rem
AXES = ("across", "down")


def sliders(picture_id: str, own: OwnPicture) -> OwnPicture:
    """Let the person move and size the square; gives the picture with the square it has now."""
    columns = st.columns(3, gap="medium")
    size_now = _percent(own.crop.size, min(own.size))
    size = columns[0].slider(
        t("photos.crop.size"),
        SMALLEST,
        100,
        size_now,
        format="%d %%",
        key=_key("size", picture_id),
    )
    # A slider that was not moved leaves the square as it is, to the pixel.
    side = own.crop.size if size == size_now else _share(min(own.size), size)
    side = max(images.MIN_SIDE, side)
    with columns[1]:
        left = _along("across", picture_id, own=own, side=side)
    with columns[2]:
        top = _along("down", picture_id, own=own, side=side)
    crop = CropBox(left, top, side)
    if crop != own.crop:
        own = own.cropped(crop)
        state.replace_own(picture_id, own)
    return own


def centre_button(picture_id: str, own: OwnPicture) -> None:
    """Offer the largest square about the middle again."""
    st.button(
        t("photos.crop.centre"),
        key=_key("centre", picture_id),
        type="tertiary",
        disabled=own.crop == images.centre_square(own.picture),
        on_click=_centre,
        args=(picture_id, own),
    )


def preview(own: OwnPicture) -> str:
    """The whole picture as HTML, all but the square darkened."""
    width, height = own.size
    box = (
        f"left:{100 * own.crop.left / width:.3f}%;top:{100 * own.crop.top / height:.3f}%;"
        f"width:{100 * own.crop.size / width:.3f}%;height:{100 * own.crop.size / height:.3f}%"
    )
    fitted = f"width:min(100%, {HIGHEST * width / height:.3f}rem)"
    picture = img(data_uri(own.preview, "image/jpeg"), alt=t("photos.photo_alt", name=own.name))
    marked = f'<div class="photo" style="{fitted}">{picture}<i style="{box}"></i></div>'
    return f'<div class="photo-frame">{marked}</div>'


def _along(axis: str, picture_id: str, *, own: OwnPicture, side: int) -> int:
    index = AXES.index(axis)
    room = own.size[index] - side
    start = (own.crop.left, own.crop.top)[index]
    place = _percent(start, own.size[index] - own.crop.size)
    share = st.slider(
        t(f"photos.crop.{axis}"),
        0,
        100,
        place,
        format="%d %%",
        disabled=room == 0,
        key=_key(axis, picture_id),
    )
    return start if (share, side) == (place, own.crop.size) else _share(room, share)


def _centre(picture_id: str, own: OwnPicture) -> None:
    state.replace_own(picture_id, own.cropped(images.centre_square(own.picture)))
    st.session_state[_key("size", picture_id)] = 100
    for axis in AXES:
        st.session_state[_key(axis, picture_id)] = 50


def _share(whole: int, percent: int) -> int:
    return round(whole * percent / 100)


def _percent(part: int, whole: int) -> int:
    return round(100 * part / whole) if whole else 50


def _key(name: str, picture_id: str) -> str:
    return f"crop_{name}_{picture_id}"
