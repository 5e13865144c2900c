"""The server's trainings, shared by all sessions: one queue a process, started on first use."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from imgrec import cifar10
from imgrec.jobs.queue import JobQueue


def queue() -> JobQueue:
    """The queue of the runs in `runs/` of `IMGREC_HOME`; its processes end with the app."""
    return _queue(cifar10.home())


@cache
def _queue(home: Path) -> JobQueue:
    return JobQueue(home)
