"""A dialog with the camera -> a photo as the picture."""

from __future__ import annotations

import streamlit as st

from imgrec.ui import uploads
from imgrec.ui.texts import t


def button(*, key: str) -> None:
    """The button that opens the camera."""
    if st.button(t("camera.open"), key=key):
        _dialog()


@st.dialog(t("camera.title"), width="medium")
def _dialog() -> None:
    uploads.keep_in_memory()
    st.caption(t("picker.promise"))
    taken = st.camera_input(t("camera.take"), key="camera_photo", label_visibility="collapsed")
    if taken is not None:
        uploads.take([(t("camera.name"), taken.getvalue())])
        uploads.let_go(taken)
        st.rerun()
