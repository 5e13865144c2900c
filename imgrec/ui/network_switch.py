"""Networks -> a choice at the side, each with what it was measured to know."""

from __future__ import annotations

import streamlit as st

from imgrec.ui.networks import choices
from imgrec.ui.numbers import percent
from imgrec.ui.plain import plain
from imgrec.ui.texts import t

LONGEST = 24  # letters of a name

_KEY = "network_switch"


def draw() -> None:
    """Offer the networks where there is more than one, under the menu."""
    keys = choices.offered()
    if len(keys) < 2:
        return
    st.session_state[_KEY] = choices.key()  # which another part of a page may have chosen
    with st.sidebar, st.container(key="network_choice"):
        st.radio(
            t("networks.label"),
            keys,
            format_func=label,
            key=_KEY,
            help=t("networks.help"),
            on_change=_choose,
        )


def label(key: str) -> str:
    """A network's name in Markdown, and its accuracy on test pictures where it was measured."""
    measured, name = choices.measured(key), choices.name(key)
    called = plain(name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…")
    if measured is None:
        return called
    return t("networks.measured", name=called, accuracy=percent(measured["accuracy"]))


def _choose() -> None:
    """Called without a value as well, where a page is left while it is being drawn."""
    choices.choose(st.session_state.get(_KEY, choices.key()))
