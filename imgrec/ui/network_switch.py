"""The shipped networks -> a choice at the side, each with what it was measured to know."""

from __future__ import annotations

import streamlit as st

from imgrec.ui import cached, state
from imgrec.ui.numbers import percent
from imgrec.ui.texts import t

_KEY = "network_switch"


def draw() -> None:
    """Offer the networks where there is more than one, under the menu."""
    names = cached.network_names()
    if len(names) < 2:
        return
    with st.sidebar, st.container(key="network_choice"):
        st.radio(
            t("networks.label"),
            names,
            index=names.index(state.network_name()),
            format_func=label,
            key=_KEY,
            help=t("networks.help"),
            on_change=_choose,
        )


def label(name: str) -> str:
    """A network's name, and its accuracy on the test pictures where it was measured."""
    measured = cached.evaluation(name)
    called = t(f"networks.{name}")
    if measured is None:
        return called
    return t("networks.measured", name=called, accuracy=percent(measured["accuracy"]))


def _choose() -> None:
    """Called without a value as well, where a page is left while it is being drawn."""
    state.choose_network(st.session_state.get(_KEY, state.network_name()))
