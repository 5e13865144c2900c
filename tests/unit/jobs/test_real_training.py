"""Real trainings of the six layers in a worker that shares no folder with the app."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from imgrec import cifar10
from imgrec.jobs.cluster import Cluster
from imgrec.jobs.job import Job, Order, State
from imgrec.jobs.queue import JobQueue
from imgrec.network import load_network
from imgrec.training.recipes import WIKI
from imgrec.training.run_folder import RunFolder
from tests.conftest import ROOT
from tests.unit.jobs.conftest import wait_for

RECIPE = replace(WIKI, batch_size=200)  # 9 steps an epoch of the bundled pictures


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    folder = tmp_path_factory.mktemp("elsewhere")
    cluster = Cluster(worker_environment={"IMGREC_HOME": str(folder)}, worker_folder=folder)
    yield cluster
    cluster.close()


@pytest.fixture(scope="module")
def jobs(cluster: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Iterator[JobQueue]:
    jobs = JobQueue(tmp_path_factory.mktemp("home"), cluster)
    yield jobs
    jobs.close()


def has_finished_an_epoch(job: Job) -> bool:
    return job.progress is not None and bool(job.progress.metrics)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL.")
def test_a_training_whose_worker_is_killed_ends_with_the_weights_of_one_that_was_not(
    jobs: JobQueue, cluster: Cluster, tmp_path: Path
) -> None:
    from imgrec.training import run

    jobs.submit(Order("killed", "one", RECIPE, epochs=2, seed=5))
    wait_for(jobs, "killed", has_finished_an_epoch)
    os.kill(cluster.pids[1], signal.SIGKILL)
    job = wait_for(jobs, "killed", State.DONE)

    whole = run.train(RECIPE, data=cifar10.load("bundled"), out=tmp_path / "run", epochs=2, seed=5)
    trained = load_network(RunFolder(job.folder).weights)
    for name, weights in whole.weights.items():
        np.testing.assert_array_equal(trained.weights[name], weights, err_msg=name)
    assert len(RunFolder(job.folder).metrics()) == len(RunFolder(job.folder).frames()) == 2


@pytest.mark.slow
def test_a_training_is_steered_while_it_runs_and_its_network_kept_when_it_is_stopped(
    jobs: JobQueue,
) -> None:
    jobs.submit(Order("steered", "one", RECIPE, epochs=200))
    wait_for(jobs, "steered", has_finished_an_epoch)

    jobs.change_learning_rate("steered", 0.02)
    wait_for(jobs, "steered", lambda job: _rate(job) == 0.02)
    jobs.stop("steered")
    job = wait_for(jobs, "steered", State.DONE)

    assert _rate(job) == 0.02
    assert job.progress is not None
    assert job.progress.epoch < job.progress.epochs
    assert load_network(RunFolder(job.folder).weights).weights["conv2d.kernel"].any()


def _rate(job: Job) -> float:
    assert job.progress is not None
    return float(job.progress.metrics["learning_rate"])


def test_the_app_does_not_import_tensorflow_through_the_jobs() -> None:
    code = "import imgrec.jobs.queue, sys; print({'keras', 'tensorflow'} & set(sys.modules))"

    said = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert said.stdout.strip() == "set()"
