"""A queue whose worker does trainings of milliseconds, and orders for it."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator

import pytest

from imgrec.jobs.job import Job, Order, State
from imgrec.jobs.queue import JobQueue
from imgrec.training.recipes import WIKI
from tests.unit.jobs import fake_training

SECONDS = 60  # after which something that should happen is taken not to
FAKE = fake_training.__name__

_numbers = itertools.count()

Submit = Callable[..., str]


@pytest.fixture(scope="module")
def shared_jobs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[JobQueue]:
    jobs = JobQueue(tmp_path_factory.mktemp("home"), limit=3, training=FAKE)
    yield jobs
    jobs.close()


@pytest.fixture
def jobs(shared_jobs: JobQueue) -> Iterator[JobQueue]:
    """Give the queue of the module, with nothing to do."""
    yield shared_jobs
    end_all(shared_jobs)


@pytest.fixture
def submit(jobs: JobQueue) -> Submit:
    """Give `submit(seed, learner=, epochs=)`, which orders a training and says its name."""

    def order(seed: int, *, learner: str = "one", epochs: int = 3) -> str:
        return jobs.submit(an_order(seed, learner=learner, epochs=epochs)).run

    return order


def an_order(seed: int, *, learner: str = "one", epochs: int = 3) -> Order:
    name = f"run-{next(_numbers)}"
    return Order(name, learner, WIKI, epochs=epochs, seed=seed)


def end_all(jobs: JobQueue) -> None:
    going = [job.run for job in jobs.jobs() if not job.state.ended]
    for run in going:
        jobs.stop(run)
    for run in going:
        wait_for(jobs, run, lambda job: job.state.ended)


def wait_for(jobs: JobQueue, run: str, until: Callable[[Job], bool] | State) -> Job:
    """Wait until a job is in a state, or as asked; fail with what it is instead."""
    asked = (lambda job: job.state == until) if isinstance(until, State) else until
    job = jobs.wait(run, lambda job: asked(job) or job.state == State.FAILED, SECONDS)
    assert asked(job), job
    return job


def is_at_work(job: Job) -> bool:
    return job.state == State.RUNNING and job.progress is not None
