"""The chosen picture -> what to take along: one figure that explains the answer, and a way on."""

from __future__ import annotations

import io

import streamlit as st

from imgrec.network import Network
from imgrec.ui import menu
from imgrec.ui.chosen_picture import ChosenPicture
from imgrec.ui.texts import t


def buttons(network: Network, chosen: ChosenPicture) -> None:
    """Draw both; the figure is made when asked for, in a thread that knows no session."""

    def make_figure() -> bytes:
        from imgrec.explanation import explain
        from imgrec.figures.explanation import DPI, explanation_figure

        buffer = io.BytesIO()
        explanation_figure(explain(network, *chosen.looked_at)).savefig(buffer, dpi=DPI)
        return buffer.getvalue()

    with st.container(key="photo_take", horizontal=True, vertical_alignment="center"):
        st.download_button(
            t("photos.figure"),
            make_figure,
            "imgrec-why.png",
            "image/png",
            key="photo_figure",
            help=t("photos.figure_help"),
            on_click="ignore",
        )
        menu.link("follow", label=t("photos.follow"))
