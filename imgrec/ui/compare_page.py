"""The chosen picture and a second one -> the page that shows them side by side."""

from __future__ import annotations

import streamlit as st

from imgrec.network import Network
from imgrec.ui import cached, state, widget
from imgrec.ui.chosen_picture import ChosenPicture
from imgrec.ui.interactive import compare

KEY = "compare.widget"


@st.fragment
def show() -> None:
    """Draw both pictures; the second one is chosen in the widget, or by the address."""
    network, first, offered = state.network(), state.picture(), state.pictures()
    wishes = (widget.decided(KEY, compare.SECOND), st.query_params.get(compare.SECOND))
    second = offered[compare.second_of(offered, first.id, *wishes)]
    sides = (_side(network, first), _side(network, second))
    offers = [compare.Offer(p.id, p.name, p.pixels) for p in offered.values() if p.id != first.id]
    compare.show(network, sides, offers, key=KEY)


def _side(network: Network, picture: ChosenPicture) -> compare.Side:
    return compare.Side(picture.id, picture.name, cached.trace(network, picture.image))
