"""The finished runs of an experiment, one at a time: watch it learn, use its network everywhere."""

from __future__ import annotations

import streamlit as st

from imgrec.experiments.runs import Experiment
from imgrec.ui import menu, state
from imgrec.ui.learn import runs
from imgrec.ui.networks import run_network
from imgrec.ui.playground import wording
from imgrec.ui.texts import t


def show(experiment: Experiment) -> None:
    """Draw the choice and what can be done with the run; nothing before the first has ended."""
    finished = {
        job.run: (variant, seed)
        for variant in experiment.variants
        for seed, job in sorted(variant.jobs.items())
        if seed in variant.results
    }
    if not finished:
        return

    def called(run: str) -> str:
        variant, seed = finished[run]
        told = {"name": wording.name(variant.architecture.layers), "seed": seed}
        found = wording.accuracy(variant.results[seed].accuracy)
        return t("playground.run_choice", accuracy=found, **told)

    with st.container(key="view_run"):
        run = st.selectbox(t("playground.run"), list(finished), format_func=called, key="play_run")
        variant, seed = finished[run]
        with st.container(horizontal=True, vertical_alignment="center", key="play_run_links"):
            if st.button(
                t("playground.open_run"),
                key="play_open",
                icon=":material/movie:",
                help=t("playground.open_run_help"),
            ):
                runs.choose(run)
                st.switch_page(menu.entry("learn").script, query_params=state.address())
            run_network.draw(variant.jobs[seed])
