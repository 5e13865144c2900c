"""The server's trainings, shared by all sessions: one queue a process, started on first use."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from imgrec import cifar10

if TYPE_CHECKING:
    from imgrec.jobs.job import Job
    from imgrec.jobs.queue import JobQueue


def queue() -> JobQueue:
    """The queue of the runs in `runs/` of `IMGREC_HOME`; its processes end with the app."""
    return _queue(cifar10.home())


def jobs_of(learner: str | None) -> list[Job]:
    """The jobs of one learner, or of all for None, oldest first.

    It loads nothing where nobody has trained anything.
    """
    return queue().jobs(learner) if (cifar10.home() / "runs").is_dir() else []


@cache
def _queue(home: Path) -> JobQueue:
    from imgrec.jobs.queue import JobQueue  # loads Dask: only for those who train

    return JobQueue(home)
