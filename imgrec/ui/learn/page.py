"""The learner's runs -> the page: a row of them, and below it the form or one run."""

from __future__ import annotations

import streamlit as st

from imgrec.ui.learn import form, run_film, run_row, run_view, runs
from imgrec.ui.networks import uploaded
from imgrec.ui.texts import t


def show() -> None:
    """Draw the page."""
    jobs = runs.mine()
    job = runs.chosen(jobs)
    runs.choose(job.run if job else runs.NEW)
    if jobs:
        run_row.show(jobs, job.run if job else runs.NEW)
    if job is None:
        form.show()
        _bring_one()
        run_film.show_shipped()
    else:
        run_view.show(job, jobs, every=run_row.every(jobs))


def _bring_one() -> None:
    """A network that was taken away from here, or that Keras wrote, can come back."""
    with st.expander(t("learn.bring"), key="learn_bring"):
        uploaded.draw()
