"""A canvas in a dialog -> a drawing as the picture."""

from __future__ import annotations

import numpy as np
import streamlit as st

from imgrec.images import to_image
from imgrec.trace import predict
from imgrec.ui import own_picture, probability_bars, state, styles
from imgrec.ui.own_picture import OwnPicture
from imgrec.ui.pictures import sharp
from imgrec.ui.texts import t

SIDE = 416
FIRST = 3  # answers beside the canvas
COLOURS = ("#1C2126", "#C62828", "#EF8A17", "#F2D544", "#2E7D32", "#1F77C9", "#7B4B2A", "#FFFFFF")
BACKGROUNDS = ("#FFFFFF", "#A9D3F2", "#9CC27C", "#D9CDB8")


def button(*, key: str) -> None:
    """The button that opens the canvas."""
    if st.button(t("drawing.open"), key=key):
        _dialog()


@st.dialog(t("drawing.title"), width="medium")
def _dialog() -> None:
    # Imported here: it declares a component, which a page without a canvas has no need of.
    from streamlit_drawable_canvas import st_canvas

    styles.put("bars")
    board, tools = st.columns([SIDE, 250], gap="small")
    with tools:
        colour, background, width = _tools()
    with board:
        drawn = st_canvas(
            stroke_width=width,
            stroke_color=colour,
            background_color=background,
            width=SIDE,
            height=SIDE,
            return_image_data=True,
            key="drawing_canvas",
        )
    with tools:
        if drawn.image_data is None:
            st.caption(t("drawing.honest"))
            return
        drawing = own_picture.from_drawing(np.asarray(drawn.image_data), t("drawing.name"))
        st.html(_answer(drawing))
        st.caption(t("drawing.honest"))
        if st.button(t("drawing.use"), type="primary", key="drawing_use"):
            state.keep(drawing)
            st.rerun()


def _answer(drawing: OwnPicture) -> str:
    """What the network sees of the drawing so far, and its first answers, after every stroke."""
    network = state.network()
    probabilities = predict(network, to_image(drawing.pixels))
    seen = sharp(drawing.pixels, t("drawing.sees"))
    bars = probability_bars.first(probabilities, network.class_names, FIRST)
    return f'<div class="drawn">{seen}{bars}</div>'


def _tools() -> tuple[str, str, int]:
    colour = st.pills(
        t("drawing.colour"),
        COLOURS,
        default=COLOURS[0],
        format_func=lambda code: t(f"drawing.colours.{code[1:]}"),
        key="drawing_colour",
        wrap=True,
        required=True,
    )
    background = st.pills(
        t("drawing.background"),
        BACKGROUNDS,
        default=BACKGROUNDS[0],
        format_func=lambda code: t(f"drawing.backgrounds.{code[1:]}"),
        key="drawing_background",
        wrap=True,
        required=True,
    )
    width = st.slider(t("drawing.width"), 4, 60, 24, key="drawing_width")
    return str(colour), str(background), int(width)
