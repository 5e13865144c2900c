"""The learner's own picture goes to the worker, and no file on either side ever holds it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from imgrec.film import film_of_run
from imgrec.jobs.cluster import Cluster
from imgrec.jobs.job import Job, State
from imgrec.jobs.queue import JobQueue
from imgrec.training.run_folder import RunFolder
from tests.unit.jobs.conftest import FAKE, an_order, wait_for
from tests.unit.jobs.fake_training import ENDLESS_AFTER_ONE

PICTURE = np.random.default_rng(7).integers(256, size=(32, 32, 3)).astype(np.uint8)
PIECE = 24  # bytes of it that no other file holds by chance


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Give the folder of the app and that of its worker."""
    return tmp_path_factory.mktemp("home"), tmp_path_factory.mktemp("worker")


@pytest.fixture(scope="module")
def watched_jobs(places: tuple[Path, Path]) -> Iterator[JobQueue]:
    home, folder = places
    jobs = JobQueue(home, Cluster(worker_folder=folder), training=FAKE)
    yield jobs
    jobs.close()


def is_one_epoch_far(job: Job) -> bool:
    return job.state == State.RUNNING and job.progress is not None and job.progress.epoch > 0


def test_the_answers_to_it_are_filmed_and_its_bytes_are_in_no_file(
    watched_jobs: JobQueue, places: tuple[Path, Path]
) -> None:
    jobs = watched_jobs
    order = an_order(ENDLESS_AFTER_ONE)
    run = jobs.submit(replace(order, picture=PICTURE)).run
    job = wait_for(jobs, run, is_one_epoch_far)

    film = film_of_run(RunFolder(job.folder))
    assert film is not None
    assert film.own is not None
    assert film.own[0].argmax() == PICTURE.flat[0] % 10
    files = [path for place in places for path in place.rglob("*") if path.is_file()]
    assert any(path.name == "checkpoint.safetensors" for path in files)
    assert not [path for path in files if holds(path)]

    jobs.stop(run)
    wait_for(jobs, run, State.DONE)


def holds(path: Path) -> bool:
    """Whether a row of the picture is in a file, as it is."""
    content = path.read_bytes()
    return any(row.tobytes()[:PIECE] in content for row in PICTURE)


def test_the_search_finds_a_picture_that_is_there(tmp_path: Path) -> None:
    np.save(tmp_path / "kept.npy", PICTURE)

    assert holds(tmp_path / "kept.npy")


def test_a_started_again_app_has_it_no_more(places: tuple[Path, Path]) -> None:
    """It was in the memory of the app alone: what the folder says of the order lacks it."""
    home, _ = places
    jobs = JobQueue(home, training=FAKE)
    try:
        assert jobs.jobs()
        assert all(entry.picture is None for entry in jobs._book)
    finally:
        jobs.close()
