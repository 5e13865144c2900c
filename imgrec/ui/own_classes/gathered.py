"""The session's collection, and the files that wait to be read into it."""

from __future__ import annotations

import streamlit as st

from imgrec.own_classes.collection import Collection
from imgrec.own_classes.reading import Reading
from imgrec.ui.texts import t

_READING = "imgrec.own_classes.reading"


def reading() -> Reading:
    """What waits in this session, with the collection it goes to."""
    kept: Reading = st.session_state.setdefault(_READING, Reading(Collection()))
    return kept


def collection() -> Collection:
    """The session's collection."""
    return reading().collection


def start_anew() -> None:
    """Forget the collection."""
    st.session_state[_READING] = Reading(Collection())


def work() -> None:
    """Read what waits, with a bar that shows how far it is and a button that stops."""
    now = reading()
    if not now.waiting:
        return
    with st.container(key="own_working", horizontal=True, vertical_alignment="center"):
        bar = st.progress(0.0)
        st.button(t("picker.stop"), key="own_stop", on_click=now.waiting.clear)
    while now.waiting:
        told = {"done": now.done, "in_all": now.in_all}
        bar.progress(now.done / now.in_all, t("picker.reading", **told))
        now.read_one()
    st.rerun()
