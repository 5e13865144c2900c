"""A lesson -> two buttons at its end: a notebook and a worksheet with the learner's own picture.

Each is made when its button is pressed, in another thread that knows no session: so all that it
needs is taken along beforehand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from imgrec.languages import spoken
from imgrec.ui import state
from imgrec.ui.networks.course import is_alike
from imgrec.ui.texts import t

if TYPE_CHECKING:
    from imgrec.lesson import Lesson


def show(lesson: Lesson) -> None:
    """Draw both buttons; the code that writes the files is loaded when one is pressed."""
    language = spoken()
    network, trace, pixels = state.network(), state.trace(), state.picture().pixels

    def make_notebook() -> bytes:
        from imgrec.takeaway.notebook import notebook

        return notebook(lesson, network, pixels, language=language)

    def make_worksheet() -> bytes:
        from imgrec.takeaway.worksheet import worksheet

        return worksheet(lesson, network, trace, language=language)

    name = f"imgrec-{lesson.slug}"
    fits = is_alike(network)
    with st.container(key="take_away", horizontal=True, vertical_alignment="center"):
        st.download_button(
            t("take_away.notebook"),
            make_notebook,
            f"{name}.ipynb",
            "application/x-ipynb+json",
            key="take_notebook",
            on_click="ignore",
            disabled=not fits,
            help=t("take_away.notebook_help" if fits else "own_networks.no_sheet"),
        )
        st.download_button(
            t("take_away.worksheet"),
            make_worksheet,
            f"{name}.pdf",
            "application/pdf",
            key="take_worksheet",
            on_click="ignore",
            disabled=not fits,
            help=t("take_away.worksheet_help" if fits else "own_networks.no_sheet"),
        )
