"""A run -> what there is to see of it, live or past."""

from __future__ import annotations

import streamlit as st

from imgrec.jobs.job import Job
from imgrec.training.run_folder import RunFolder
from imgrec.ui import cached
from imgrec.ui.numbers import sentence
from imgrec.ui.texts import t

FIGURES = ("accuracy", "val_accuracy")


def show(job: Job, *, every: float | None) -> None:
    """Draw a run; while it goes on, again and again by itself."""
    st.fragment(_run, run_every=every)(job.run, RunFolder(job.folder))


def show_shipped() -> None:
    """Draw the training of the network that comes with imgrec."""
    film = cached.film(cached.network_names()[0])
    with st.container(key="learn_shipped"):
        st.html(sentence(t("learn.shipped")))
        values = [
            {"epoch": e, "val_accuracy": a}
            for e, a in zip(film.epoch, film.val_accuracy, strict=True)
        ]
        st.line_chart(values, x="epoch", y="val_accuracy")


def _run(run: str, folder: RunFolder) -> None:
    lines = [line for line in folder.metrics() if "val_accuracy" in line]
    if not lines:
        st.html(sentence(t("learn.nothing_yet")))
        return
    st.line_chart(
        [{name: line[name] for name in ("epoch", *FIGURES)} for line in lines], x="epoch", y=FIGURES
    )
