"""The learner's runs -> a row of buttons that tell where each one is."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from imgrec.jobs.job import Job, State
from imgrec.ui.learn import runs
from imgrec.ui.texts import t

EVERY = 1.0  # seconds between two looks, while something goes on
GOING = (State.WAITING, State.RUNNING)


def every(jobs: list[Job]) -> float | None:
    """How often to look again; None where nothing changes by itself."""
    return EVERY if any(job.state in GOING for job in jobs) else None


def show(jobs: list[Job], looked_at: str, *, of: Callable[[], list[Job]] = runs.mine) -> None:
    """Draw the row, again and again by itself while something goes on.

    Args:
        jobs: As the page was drawn with them: when a run begins or ends, all of it is drawn anew.
        looked_at: The name of the run that is looked at, or `runs.NEW`.
        of: Gives the jobs as they are now.
    """
    states = [(job.run, job.state) for job in jobs]
    st.fragment(_row, run_every=every(jobs))(states, looked_at, of)


def _row(drawn: list[tuple[str, State]], looked_at: str, of: Callable[[], list[Job]]) -> None:
    jobs = of()
    if [(job.run, job.state) for job in jobs] != drawn:
        st.rerun()
    with st.container(horizontal=True, key="learn_runs", gap="small"):
        _button(runs.NEW, f"**{t('learn.new')}**", chosen=looked_at == runs.NEW)
        for job in reversed(jobs):
            label = f"**{runs.title(job)}** {runs.standing(job)}"
            _button(job.run, label, chosen=looked_at == job.run)


def _button(run: str, label: str, *, chosen: bool) -> None:
    with st.container(key=f"learn_{'here' if chosen else 'run'}_{run or 'new'}", width="content"):
        if st.button(label, key=f"learn_open_{run or 'new'}", on_click=runs.choose, args=(run,)):
            st.rerun()
