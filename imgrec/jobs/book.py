"""All jobs of the app with their line: read and changed from several threads, under one lock."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from imgrec.errors import TrainingError
from imgrec.jobs.control import Wanted
from imgrec.jobs.job import Job, State
from imgrec.jobs.line import Line
from imgrec.jobs.runs import stored, write_record


@dataclass
class Entry:
    """A job with what only its keepers need to know.

    Attributes:
        job: As pages see it, but for its place.
        wanted: What its learner wants of it.
        turn: The name of its turn on the cluster, while it has one.
        attempt: Which worker's try is the valid one, once it has started.
        worker: The address of that worker.
        leaving: Whether it was told to make room.
        picture: The learner's own one, in memory alone: a new start of the app does not have it.
    """

    job: Job
    wanted: Wanted = field(default_factory=Wanted)
    turn: str | None = None
    attempt: str | None = None
    worker: str | None = None
    leaving: bool = False
    picture: NDArray[np.uint8] | None = field(default=None, repr=False)

    def is_named_by(self, message: Mapping[str, Any]) -> bool:
        """Whether a message is for its turn and attempt, or begins another attempt."""
        if self.turn is None or message.get("turn", self.turn) != self.turn:
            return False
        attempt = message.get("attempt", self.attempt)
        return bool(message["kind"] == "started" or attempt == self.attempt)

    def wanted_now(self) -> Wanted:
        """What its worker shall do."""
        return replace(self.wanted, do="leave") if self.leaving else self.wanted

    def end_turn(self) -> None:
        """Have no worker any more."""
        self.turn = self.attempt = self.worker = None
        self.leaving = False


class Book:
    """Every job, by the name of its run, oldest first; `changed` is its lock."""

    def __init__(self, home: Path) -> None:
        """Read the runs of earlier starts."""
        self.changed = threading.Condition()
        self.line = Line()
        self._entries = {
            job.run: Entry(job, Wanted(learning_rate=rate)) for job, rate in stored(home)
        }

    def __getitem__(self, run: str) -> Entry:
        """The entry of a run."""
        return self._entries[run]

    def __contains__(self, run: object) -> bool:
        """Whether there is such a run."""
        return run in self._entries

    def __iter__(self) -> Iterator[Entry]:
        """All entries, oldest first."""
        return iter(list(self._entries.values()))

    def add(self, entry: Entry) -> None:
        """Take a new job."""
        self._entries[entry.job.run] = entry
        self.set(entry, state=entry.job.state)

    def remove(self, run: str) -> None:
        """Forget a job that has ended."""
        del self._entries[run]
        self.changed.notify_all()

    def on_the_cluster(self) -> list[Entry]:
        """Those that have a worker, or have been handed to the cluster."""
        return [entry for entry in self if entry.turn is not None]

    def set(self, entry: Entry, **fields: Any) -> None:
        """Change what pages see of a job, keep a change of state on the disk, and tell all."""
        before, entry.job = entry.job.state, replace(entry.job, **fields)
        self.changed.notify_all()
        if "state" in fields:
            self._keep_line(entry, before)
            self._write(entry)

    def _write(self, entry: Entry) -> None:
        try:
            write_record(entry.job, entry.wanted.learning_rate)
        except TrainingError as error:  # the state holds; only the next start would not know it
            logging.getLogger(__name__).error("%s", error)

    def jobs(self) -> list[Job]:
        """What pages see, with every place."""
        places = {run: place for place, run in enumerate(self.line.order())}
        return [replace(entry.job, place=places.get(entry.job.run)) for entry in self]

    def _keep_line(self, entry: Entry, before: State) -> None:
        waits = entry.job.state == State.WAITING
        if before == State.WAITING and not waits:
            self.line.remove(entry.job.learner, entry.job.run)
        if waits and entry.job.run not in self.line.order():
            again = before == State.RUNNING
            (self.line.put_back if again else self.line.add)(entry.job.learner, entry.job.run)
