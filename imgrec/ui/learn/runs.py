"""A learner's jobs -> the names that people read, and the one that is looked at."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable

import streamlit as st

from imgrec.experiments import runs as experiments
from imgrec.jobs.job import Job, State
from imgrec.ui import learner, trainings
from imgrec.ui.networks import choices
from imgrec.ui.numbers import number, percent
from imgrec.ui.plain import plain
from imgrec.ui.texts import t

NAME = re.compile(r"run-(\d+)-[0-9a-f]+")
NEW = ""  # looked at instead of a run: the form

_CHOSEN = "imgrec.learn.chosen"


def mine() -> list[Job]:
    """The learner's runs, oldest first; of those of the playground only the one looked at."""
    jobs, kept = trainings.jobs_of(learner.code()), st.session_state.get(_CHOSEN)
    return [job for job in jobs if job.run == kept or not experiments.NAME.fullmatch(job.run)]


def next_number(jobs: Iterable[Job]) -> int:
    """The number of the next run among the learner's own."""
    numbers = [int(found[1]) for job in jobs if (found := NAME.fullmatch(job.run))]
    return max(numbers, default=0) + 1


def new_name(number: int) -> str:
    """A name for a run: its number, and what no other run has."""
    return f"run-{number}-{uuid.uuid4().hex[:8]}"


def title(job: Job) -> str:
    """What a run is called, in Markdown: its learner may have called it anything."""
    return plain(choices.run_name(job))


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
