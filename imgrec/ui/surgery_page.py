"""The chosen picture and network -> the surgery page: the widget, and what the surgery costs."""

from __future__ import annotations

import streamlit as st

from imgrec.dataset import CLASS_NAMES
from imgrec.network import Network
from imgrec.surgery import Surgery
from imgrec.ui import state
from imgrec.ui.interactive import surgery
from imgrec.ui.numbers import heading, number, percent, signed
from imgrec.ui.texts import t

POINTS = 100


@st.fragment
def show() -> None:
    """Draw the page. What a person does in the widget runs this fragment alone."""
    network = state.network()
    with st.container(key="view_surgery"):
        place = st.container(key="surgery_measured").empty()
        done = surgery.show(network, state.trace())
        with place, st.spinner(t("surgery.measuring")):
            words = _measured(network, done)
        place.html(f'<div role="status">{heading(words)}</div>')


def _measured(network: Network, done: Surgery) -> str:
    if network.class_names != CLASS_NAMES:
        return t("own_networks.other_classes")
    before, after = surgery.accuracy(network), surgery.accuracy(network, done)
    told = {"before": percent(before), "n": number(surgery.pictures_measured(), 0)}
    if not any((done.channels, done.filters, done.units, done.replacements)):
        return t("surgery.untouched", **told)
    change = signed(POINTS * (after - before), 1)
    return t("surgery.measured", after=percent(after), change=change, **told)
