"""A learner's jobs -> the names that people read, and the one that is looked at."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable

import streamlit as st

from imgrec.jobs.job import Job, State
from imgrec.ui import learner, trainings
from imgrec.ui.numbers import number, percent
from imgrec.ui.texts import t

NAME = re.compile(r"run-(\d+)-[0-9a-f]+")
NEW = ""  # looked at instead of a run: the form

_CHOSEN = "imgrec.learn.chosen"


def mine() -> list[Job]:
    """The learner's runs, oldest first."""
    return trainings.queue().jobs(learner.code())


def new_name(jobs: Iterable[Job]) -> str:
    """A name for the next run: its number among the learner's own, and what no other run has."""
    numbers = [int(found[1]) for job in jobs if (found := NAME.fullmatch(job.run))]
    return f"run-{max(numbers, default=0) + 1}-{uuid.uuid4().hex[:8]}"


def title(job: Job) -> str:
    """What a run is called on the page."""
    found = NAME.fullmatch(job.run)
    return t("learn.run", n=found[1]) if found else job.run


def standing(job: Job) -> str:
    """Where it is, in a word or two."""
    progress = job.progress
    if job.state == State.RUNNING and progress is not None:
        now = min(progress.epoch + 1, progress.epochs)
        return t("learn.standing.epoch", epoch=now, epochs=progress.epochs)
    accuracy = progress.metrics.get("val_accuracy") if progress else None
    if job.state == State.DONE and accuracy is not None:
        return percent(accuracy)
    return t(f"learn.standing.{job.state}")


def speed(per_second: float) -> str:
    """Pictures a second, as a whole number."""
    return number(per_second, 0)


def chosen(jobs: list[Job]) -> Job | None:
    """The run that is looked at: what the person chose, else the youngest that has not ended."""
    kept = st.session_state.get(_CHOSEN)
    named = {job.run: job for job in jobs}
    if kept is None:
        going = [job for job in jobs if not job.state.ended]
        return going[-1] if going else None
    return named.get(kept)


def choose(run: str) -> None:
    """Look at this run, or at the form."""
    st.session_state[_CHOSEN] = run
