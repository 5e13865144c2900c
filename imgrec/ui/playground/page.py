"""The learner's experiments -> the page: one of them, or a new one, with the layers to edit."""

from __future__ import annotations

import streamlit as st

from imgrec.experiments.runs import Experiment
from imgrec.ui.playground import chosen, editor, one_run, order_form, results
from imgrec.ui.texts import t


def show() -> None:
    """Draw the page."""
    found = chosen.mine()
    experiment = chosen.experiment(found)
    if found:
        _experiments(found, experiment)
    with st.container(key="view_editor"):
        st.fragment(_editor)(experiment)
    if experiment is not None:
        results.show(experiment)
        one_run.show(experiment)


def _editor(experiment: Experiment | None) -> None:
    architecture = editor.show()
    order_form.show(architecture, experiment)


def _experiments(found: list[Experiment], looked_at: Experiment | None) -> None:
    names = [one.name for one in reversed(found)]
    st.session_state["play_experiment"] = looked_at.name if looked_at else chosen.NEW

    def called(name: str) -> str:
        if name == chosen.NEW:
            return t("playground.new")
        return t("playground.experiment", n=len(found) - names.index(name))

    st.pills(
        t("playground.experiments"),
        [chosen.NEW, *names],
        format_func=called,
        key="play_experiment",
        label_visibility="collapsed",
        required=True,
        on_change=_look,
    )


def _look() -> None:
    name = st.session_state.get("play_experiment")
    if name:
        chosen.look_at(name)
