"""A run -> what there is to see of it, live or past, and of another training beside it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from imgrec.errors import ImgrecError
from imgrec.filmed import Film
from imgrec.jobs.job import Job
from imgrec.ui import cached
from imgrec.ui.interactive import film as film_widget
from imgrec.ui.learn import runs
from imgrec.ui.networks.films import film_so_far
from imgrec.ui.numbers import sentence
from imgrec.ui.plain import plain
from imgrec.ui.texts import t

NOTHING = ""

_WATCHED = "imgrec.learn.watched"  # the pictures that this session's runs are watched with


def show(job: Job, beside: str, *, every: float | None) -> None:
    """Draw a run; while it goes on, again and again by itself.

    Args:
        job: The run.
        beside: As `beside` gave it.
        every: How many seconds to wait between two looks; None for a run that does not go on.
    """
    st.fragment(_run, run_every=every)(job.run, job.folder, beside)


def show_shipped() -> None:
    """Draw the training of the network that comes with imgrec."""
    with st.container(key="learn_shipped"):
        st.html(sentence(t("learn.shipped")))
        film_widget.draw(cached.film(cached.network_names()[0]), key="learn_film_shipped")


def watch(run: str, pixels: NDArray[np.uint8]) -> None:
    """Keep the picture that a run is watched with, in this session's memory alone."""
    st.session_state.setdefault(_WATCHED, {})[run] = pixels


def beside(job: Job, jobs: list[Job]) -> str:
    """Let a person choose what stands beside a run: another one, one that ships, or nothing."""
    others = {other.run: other for other in reversed(jobs) if other.run != job.run and _has(other)}
    names = {NOTHING: t("learn.nothing_beside")}
    names |= {run: runs.title(other) for run, other in others.items()}
    names |= {name: t(f"networks.{name}") for name in cached.network_names()}
    with st.container(key="learn_beside"):
        return st.selectbox(
            t("learn.beside"), list(names), format_func=names.__getitem__, key=f"learn_{job.run}_by"
        )


def _has(job: Job) -> bool:
    return job.progress is not None and bool(job.progress.metrics)


def _run(run: str, folder: Path, beside: str) -> None:
    if all(job.run != run for job in runs.mine()):  # deleted in another window
        st.rerun()
    try:
        film, other = film_so_far(folder), _other(beside)
    except ImgrecError as error:  # a fragment draws by itself: no frame of a page is around it
        st.error(plain(str(error)))
        return
    if film is None:
        st.html(sentence(t("learn.nothing_yet")))
        return
    watched = st.session_state.get(_WATCHED, {})
    own = [watched.get(run), watched.get(beside)]
    film_widget.draw(film, other=other, own=own, key=f"learn_film_{run}")


def _other(beside: str) -> Film | None:
    if beside in cached.network_names():
        return cached.film(beside)
    found = next((job for job in runs.mine() if job.run == beside), None)
    return None if found is None else film_so_far(found.folder)
