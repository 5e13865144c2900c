"""A run on a learner's own pictures: they lie in its folder, reach a worker, and can be deleted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from imgrec import dataset_file
from imgrec.dataset import Dataset
from imgrec.errors import DatasetError, TrainingError
from imgrec.jobs import orders, pictures
from imgrec.jobs.connection import Connection
from imgrec.jobs.job import Order, State
from imgrec.jobs.queue import JobQueue
from imgrec.own_classes.split import to_dataset
from imgrec.training.run_folder import RunFolder
from imgrec.training.settings import has_own_pictures, own_pictures, pictures_of_run
from tests.unit.jobs.conftest import FAKE, an_order, wait_for
from tests.unit.jobs.fake_training import ENDLESS, QUICK
from tests.unit.own_classes.made import collected


@pytest.fixture(scope="module")
def own() -> Dataset:
    return to_dataset(collected({"mug": 8, "shoe": 7, "plant": 9}))


def ordered(own: Dataset, seed: int = QUICK) -> Order:
    return replace(an_order(seed), data=own)


def ended(jobs: JobQueue, own: Dataset) -> str:
    run = jobs.submit(ordered(own)).run
    wait_for(jobs, run, State.DONE)
    return run


def test_own_pictures_reach_a_worker_and_lie_in_the_folder_of_the_run(
    jobs: JobQueue, own: Dataset
) -> None:
    job = jobs.job(ended(jobs, own))  # the fake training looks at the hash of what it was given

    kept = own_pictures(RunFolder(job.folder))
    assert kept is not None
    assert (kept.sha, kept.class_names) == (own.sha, ("mug", "plant", "shoe"))
    assert pictures_of_run(RunFolder(job.folder), None).sha == own.sha
    assert RunFolder(job.folder).config()["architecture"]["layers"][-1]["units"] == 3


def test_another_start_of_the_app_finds_the_run_with_its_pictures(
    jobs: JobQueue, own: Dataset
) -> None:
    job = jobs.job(ended(jobs, own))

    again = JobQueue(job.folder.parent.parent, training=FAKE)
    try:
        assert has_own_pictures(RunFolder(again.job(job.run).folder))
        again.delete(job.run)
    finally:
        again.close()
    assert not job.folder.exists()


def test_a_deleted_run_is_gone_with_everything(jobs: JobQueue, own: Dataset) -> None:
    run = ended(jobs, own)
    folder = jobs.job(run).folder

    jobs.delete(run)

    assert not folder.exists()
    assert run not in [job.run for job in jobs.jobs()]
    with pytest.raises(TrainingError, match="It may be gone"):
        jobs.delete(run)


def test_pictures_alone_can_be_deleted_and_the_network_stays(jobs: JobQueue, own: Dataset) -> None:
    run = ended(jobs, own)
    folder = jobs.job(run).folder

    jobs.delete_pictures(run)

    assert not has_own_pictures(RunFolder(folder))
    assert RunFolder(folder).weights.exists()
    assert jobs.job(run).state == State.DONE
    with pytest.raises(TrainingError, match="They were deleted: its network can be used"):
        pictures.to_bytes(folder)
    with pytest.raises(TrainingError, match="They were deleted"):
        pictures_of_run(RunFolder(folder), None)


def test_nothing_of_a_run_is_deleted_while_it_goes_on(jobs: JobQueue, own: Dataset) -> None:
    run = jobs.submit(ordered(own, ENDLESS)).run
    folder = jobs.job(run).folder

    for delete in (jobs.delete, jobs.delete_pictures):
        with pytest.raises(TrainingError, match="Expected a run that is done or failed or canc"):
            delete(run)

    assert has_own_pictures(RunFolder(folder))


def test_a_run_whose_pictures_cannot_be_written_leaves_nothing(
    jobs: JobQueue, own: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise TrainingError("The disk is full.")

    monkeypatch.setattr(orders, "write_file", refuse)
    order = ordered(own)
    with pytest.raises(TrainingError, match="disk is full"):
        jobs.submit(order)

    assert order.run not in [job.run for job in jobs.jobs()]
    assert order.run not in [path.name for path in _runs(jobs)]


def _runs(jobs: JobQueue) -> list[Path]:
    return [path for job in jobs.jobs() for path in job.folder.parent.iterdir()]


def test_a_set_comes_back_from_its_bytes(own: Dataset) -> None:
    again = dataset_file.from_bytes(dataset_file.to_bytes(own), own.name)
    assert again.sha == own.sha
    np.testing.assert_array_equal(again.held_out, own.held_out)


@pytest.mark.parametrize("content", [b"", b"\0" * 20, b"no safetensors at all"])
def test_bytes_that_are_no_set_become_a_sentence(content: bytes) -> None:
    with pytest.raises(DatasetError, match="pictures of the run cannot be read"):
        dataset_file.from_bytes(content, "own")


def test_a_worker_forgets_deleted_pictures_and_keeps_others(
    jobs: JobQueue, own: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    ran = Connection.forget_pictures
    monkeypatch.setattr(
        Connection, "forget_pictures", lambda self, sha: (ran(self, sha), told.append(sha))
    )
    jobs.delete_pictures(ended(jobs, own))
    ended(jobs, own)  # which the keeper, that does one thing after the other, sees to the end

    assert told == [own.sha]


def test_pictures_of_another_hash_are_not_forgotten(own: Dataset) -> None:
    pictures.keep(dataset_file.to_bytes(own), own.name, own.sha)
    pictures.forget("a" * 64)
    assert pictures.kept(own.sha) is not None
    pictures.forget(own.sha)
    assert pictures.kept(own.sha) is None
