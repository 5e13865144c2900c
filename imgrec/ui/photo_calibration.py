"""How far a network's probabilities hold, in a chart that a person asks for."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from imgrec.calibration import Bin
from imgrec.evaluation import shipped_calibration
from imgrec.network import Network
from imgrec.ui import maps, state
from imgrec.ui.numbers import number, percent, sentence
from imgrec.ui.texts import t

_OPEN = "imgrec.calibration_open"


def show(network: Network) -> None:
    """A button that opens the chart, and the chart; or that this network was not calibrated."""
    is_open = bool(st.session_state.get(_OPEN, False))
    st.button(
        t("calibration.close" if is_open else "calibration.open"),
        key="calibration_toggle",
        type="tertiary",
        on_click=lambda: st.session_state.update({_OPEN: not is_open}),
    )
    if is_open:
        st.html(chart(network))


def chart(network: Network) -> str:
    """The reliability diagram and the errors that it comes to, as HTML."""
    found, measured = shipped_calibration(network), state.measured()
    if found is not None:
        tables = {
            t("calibration.shipped"): found.reliability,
            t("calibration.without"): found.reliability_without,
        }
        told = t(
            "calibration.means",
            without=percent(found.ece_without, 2),
            shipped=percent(found.ece, 2),
            temperature=number(found.temperature, 3),
        )
        return _drawn(tables) + sentence(told)
    if measured is not None:
        table = tuple(Bin(**one) for one in measured["reliability"])
        off, count = percent(measured["ece"], 2), number(measured["n"], 0)
        told = t("own_networks.reliability", off=off, n=count)
        return _drawn({t("own_networks.as_trained"): table}) + sentence(told)
    return sentence(t("calibration.none"))


def _drawn(tables: Mapping[str, tuple[Bin, ...]]) -> str:
    from imgrec.figures.reliability import reliability_diagram

    figure = reliability_diagram(
        tables, theme=state.theme(), xlabel=t("calibration.said"), ylabel=t("calibration.right")
    )
    return maps.chart(figure, t("calibration.alt"))
