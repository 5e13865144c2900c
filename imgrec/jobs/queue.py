"""Orders of learners -> jobs that are trained one after the other, or side by side on a cluster.

    jobs = JobQueue(cifar10.home())
    jobs.submit(Order("first", learner="H7KD-M4PX-QR3T", recipe=WIKI, epochs=3))
    jobs.pause("first")

Everything here answers at once: the cluster is started, and spoken with, by another thread.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path

from imgrec.errors import TrainingError
from imgrec.jobs import orders
from imgrec.jobs.book import Book, Entry
from imgrec.jobs.cluster import Cluster
from imgrec.jobs.job import Job, Order, State
from imgrec.jobs.keeper import Keeper
from imgrec.jobs.orders import NewRun
from imgrec.training.run_folder import RunFolder

ENDED = tuple(state for state in State if state.ended)
LIMIT = 12  # an experiment of the playground: a base and three changes, three seeds each
TRAINING = "imgrec.jobs.keras_training"


class JobQueue:
    """All trainings of an app: one a process, shared by all sessions and threads."""

    def __init__(
        self,
        home: Path,
        cluster: Cluster | None = None,
        *,
        limit: int = LIMIT,
        training: str = TRAINING,
    ) -> None:
        """Find the runs of earlier starts; start nothing yet.

        Args:
            home: The folder in which `runs/` is.
            cluster: Where to train.
            limit: How many jobs of one learner may wait, run or be paused at a time.
            training: The module that a worker trains with: its `train` and `end_early`.
        """
        self._home, self.limit = home, limit
        self._cluster = cluster or Cluster()
        self._book = Book(home)
        self._keeper = Keeper(self._book, self._cluster, training)

    def submit(self, order: Order) -> Job:
        """Put a training in the line; its run folder is made at once.

        Raises:
            TrainingError: If the learner has enough jobs, or there is such a run already.
            DatasetError: If the pictures are not there.
        """
        new = NewRun(self._home, order)
        with self._book.changed:
            self._refuse_too_many(order.learner)
            new.start()
            self._book.add(Entry(Job(order.run, order.learner, new.folder), picture=order.picture))
        self._look_again()
        return self.job(order.run)

    def jobs(self, learner: str | None = None) -> list[Job]:
        """All jobs, of this start and of earlier ones, oldest first; or those of one learner."""
        with self._book.changed:
            return [job for job in self._book.jobs() if learner in (None, job.learner)]

    def job(self, run: str) -> Job:
        """One job as it is now.

        Raises:
            TrainingError: If there is none of that name.
        """
        self._entry(run)
        return next(job for job in self.jobs() if job.run == run)

    def wait(self, run: str, until: Callable[[Job], bool], seconds: float) -> Job:
        """Wait until a job is as asked, or so many seconds; gives it as it is then."""
        with self._book.changed:
            self._book.changed.wait_for(lambda: until(self.job(run)), seconds)
            return self.job(run)

    def pause(self, run: str) -> None:
        """Halt after the step that is being done; a paused job gives way to those that wait.

        Raises:
            TrainingError: If it neither waits nor runs.
        """
        with self._book.changed:
            entry = self._entry(run, State.WAITING, State.RUNNING)
            entry.wanted.do = "pause"
            self._book.set(entry, state=State.PAUSED)
        self._steer(run)

    def resume(self, run: str) -> None:
        """Go on: at once where it still has its worker, else from its last finished epoch.

        Raises:
            TrainingError: If it is not paused.
        """
        with self._book.changed:
            entry = self._entry(run, State.PAUSED)
            entry.wanted.do, entry.leaving = "go", False
            has_worker = entry.turn is not None
            self._book.set(entry, state=State.RUNNING if has_worker else State.WAITING)
        self._steer(run)

    def stop(self, run: str) -> None:
        """End it. The network of its last finished epoch is kept; before the first it is cancelled.

        Raises:
            TrainingError: If it has ended.
        """
        with self._book.changed:
            entry = self._entry(run, State.WAITING, State.RUNNING, State.PAUSED)
            entry.wanted.do, entry.leaving = "stop", False
            if entry.turn is not None:
                self._book.set(entry, state=State.RUNNING)
            elif RunFolder(entry.job.folder).metrics():
                self._book.set(entry, state=State.WAITING)  # a worker writes the network
            else:
                self._book.set(entry, state=State.CANCELLED)
        self._steer(run)

    def cancel(self, run: str) -> None:
        """Take it out of the line.

        Raises:
            TrainingError: If it does not wait.
        """
        with self._book.changed:
            self._book.set(self._entry(run, State.WAITING), state=State.CANCELLED)

    def change_learning_rate(self, run: str, rate: float) -> None:
        """Train with that highest rate from the next step on.

        Raises:
            TrainingError: If it has ended, or the rate is not above 0.
        """
        if not (math.isfinite(rate) and rate > 0):
            raise TrainingError(f"Expected a learning rate above 0. Received {rate}.")
        with self._book.changed:
            entry = self._entry(run, State.WAITING, State.RUNNING, State.PAUSED)
            entry.wanted.learning_rate = rate
            self._book.set(entry, state=entry.job.state)
        self._steer(run)

    def delete(self, run: str) -> None:
        """Delete a run that has ended: its network, its film, and its pictures.

        Raises:
            TrainingError: If it has not ended, or the system refuses.
        """
        with self._book.changed:
            self.delete_pictures(run)
            orders.delete(self._entry(run).job.folder)
            self._book.remove(run)

    def delete_pictures(self, run: str) -> None:
        """Delete the pictures of a run that has ended; its network stays. Raises as `delete`."""
        with self._book.changed:
            folder = self._entry(run, *ENDED).job.folder
            orders.delete_pictures(folder)
        sha = RunFolder(folder).config()["data"]["sha"]
        self._keeper.hear({"kind": "deleted", "sha": sha})

    def close(self) -> None:
        """End the processes; what ran is found paused at the next start."""
        self._keeper.close()
        self._cluster.close()

    def _entry(self, run: str, *states: State) -> Entry:
        if run not in self._book:
            raise TrainingError(f"Expected the name of a run. Received {run!r}. It may be gone.")
        entry = self._book[run]
        if states and entry.job.state not in states:
            raise TrainingError(
                f"Expected a run that is {' or '.join(states)}. {run} is {entry.job.state}."
            )
        return entry

    def _refuse_too_many(self, learner: str) -> None:
        going = [job for job in self.jobs(learner) if not job.state.ended]
        if len(going) >= self.limit:
            raise TrainingError(
                f"Expected at most {self.limit} trainings of one learner at a time. "
                f"{', '.join(job.run for job in going)} are not finished. Stop one, or wait."
            )

    def _steer(self, run: str) -> None:
        self._keeper.hear({"kind": "steer", "run": run})

    def _look_again(self) -> None:
        self._keeper.hear({"kind": "tick"})
