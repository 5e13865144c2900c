"""The processes: started once, replaced when they die, gone when the app is."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest

from imgrec.errors import TrainingError
from imgrec.jobs.cluster import Cluster
from imgrec.jobs.job import State
from imgrec.jobs.process import NICE
from imgrec.jobs.queue import JobQueue
from imgrec.training.run_folder import RunFolder
from tests.conftest import ROOT, free_port
from tests.unit.jobs.conftest import FAKE, SECONDS, an_order, is_at_work, wait_for
from tests.unit.jobs.fake_training import ENDLESS, ENDLESS_AFTER_ONE, QUICK

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL.")


@pytest.fixture
def cluster() -> Iterator[Cluster]:
    cluster = Cluster()
    yield cluster
    cluster.close()


def test_threads_that_come_together_start_one_cluster(cluster: Cluster) -> None:
    with ThreadPoolExecutor(4) as threads:
        clients = set(threads.map(lambda _: cluster.client(), range(4)))

    assert len(clients) == 1
    ours = {child.pid for child in psutil.Process().children()}
    assert set(cluster.pids) <= ours


def test_nothing_is_started_before_the_first_job(cluster: Cluster, tmp_path: Path) -> None:
    JobQueue(tmp_path, cluster).close()

    assert cluster.pids == ()


def test_the_worker_gives_way_to_the_pages(cluster: Cluster) -> None:
    cluster.client()
    worker = cluster.pids[-1]

    assert psutil.Process(worker).nice() > psutil.Process().nice()
    session = Path(f"/proc/{worker}/autogroup")  # where Linux weighs whole sessions
    if session.exists():
        assert session.read_text().endswith(f"nice {NICE}\n")


def test_the_processes_listen_on_loopback_only(cluster: Cluster) -> None:
    cluster.client()

    heard = [c for pid in cluster.pids for c in psutil.Process(pid).net_connections()]
    addresses = {c.laddr.ip for c in heard if c.status == psutil.CONN_LISTEN}
    assert addresses == {"127.0.0.1"}


def test_a_killed_worker_is_replaced_and_the_job_goes_on_from_its_checkpoint(
    cluster: Cluster, tmp_path: Path
) -> None:
    jobs = JobQueue(tmp_path, cluster, training=FAKE)
    run = jobs.submit(an_order(ENDLESS_AFTER_ONE)).run
    wait_for(jobs, run, lambda job: job.progress is not None and job.progress.epoch == 1)
    scheduler, worker = cluster.pids

    os.kill(worker, signal.SIGKILL)

    job = wait_for(jobs, run, State.DONE)
    processes = [line["process"] for line in RunFolder(job.folder).metrics()]
    assert processes[0] == worker
    assert set(processes[1:]) == {cluster.pids[1]}
    assert cluster.pids[0] == scheduler
    jobs.close()


def test_a_killed_scheduler_is_replaced_and_the_job_goes_on_from_its_checkpoint(
    cluster: Cluster, tmp_path: Path
) -> None:
    jobs = JobQueue(tmp_path, cluster, training=FAKE)
    run = jobs.submit(an_order(ENDLESS_AFTER_ONE)).run
    wait_for(jobs, run, lambda job: job.progress is not None and job.progress.epoch == 1)
    before = cluster.pids

    os.kill(before[0], signal.SIGKILL)

    wait_for(jobs, run, State.DONE)
    assert not set(before) & set(cluster.pids)
    jobs.close()


@pytest.mark.parametrize("end", [None, signal.SIGTERM, signal.SIGKILL])
def test_no_process_is_left_when_the_app_ends(end: signal.Signals | None, tmp_path: Path) -> None:
    how = "end" if end is None else "wait"
    command = [sys.executable, "-m", "tests.unit.jobs.an_app", str(tmp_path), how]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    ) as app:
        assert app.stdout is not None
        pids = [int(pid) for pid in app.stdout.readline().split()]
        assert len(pids) == 2
        if end is not None:
            app.send_signal(end)
        app.wait(SECONDS)

    wait_until_gone(pids)


def wait_until_gone(pids: list[int]) -> None:
    there = [psutil.Process(pid) for pid in pids if psutil.pid_exists(pid)]
    _, left = psutil.wait_procs(there, timeout=SECONDS)
    assert not left


def test_the_app_started_again_finds_its_runs_and_goes_on(cluster: Cluster, tmp_path: Path) -> None:
    jobs = JobQueue(tmp_path, cluster, training=FAKE)
    finished, going = (jobs.submit(an_order(s)).run for s in (QUICK, ENDLESS_AFTER_ONE))
    wait_for(jobs, finished, State.DONE)
    wait_for(jobs, going, lambda job: job.progress is not None and job.progress.epoch == 1)
    jobs.close()

    again = JobQueue(tmp_path, cluster, training=FAKE)

    assert [(job.run, job.state) for job in again.jobs("one")] == [
        (finished, State.DONE),
        (going, State.PAUSED),
    ]
    again.resume(going)
    wait_for(again, going, State.DONE)
    again.close()


def test_a_worker_that_shares_no_folder_gets_the_run_and_sends_it_back(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    cluster = Cluster(
        worker_environment={"IMGREC_HOME": str(elsewhere / "home"), "TMPDIR": str(elsewhere)},
        worker_folder=elsewhere,
    )
    jobs = JobQueue(tmp_path / "home", cluster, training=FAKE)

    job = wait_for(jobs, jobs.submit(an_order(QUICK)).run, State.DONE)

    assert [line["folder"] for line in RunFolder(job.folder).metrics()] == [str(elsewhere)] * 3
    assert RunFolder(job.folder).weights.exists()
    jobs.close()


def test_a_scheduler_that_is_there_is_used(
    cluster: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = cluster.client().scheduler_info()["address"]
    monkeypatch.setenv("IMGREC_SCHEDULER", address)
    theirs = Cluster()
    jobs = JobQueue(tmp_path, theirs, training=FAKE)

    wait_for(jobs, jobs.submit(an_order(QUICK)).run, State.DONE)

    assert theirs.pids == ()
    jobs.close()
    assert len(cluster.pids) == 2  # which is not ours to end


def test_a_scheduler_that_is_not_there_fails_the_job_in_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("imgrec.jobs.cluster.START_SECONDS", 4)
    jobs = JobQueue(tmp_path, Cluster(f"tcp://127.0.0.1:{free_port()}"), training=FAKE)
    run = jobs.submit(an_order(QUICK)).run

    job = jobs.wait(run, lambda job: job.state.ended, SECONDS)

    assert job.state == State.FAILED
    assert "IMGREC_SCHEDULER" in str(job.problem)
    jobs.close()


def test_a_process_that_does_not_start_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    cluster = Cluster(worker_environment={"PYTHONPATH": "/nowhere", "PYTHONHOME": "/nowhere"})

    with pytest.raises(TrainingError, match="process for trainings"):
        cluster.client()

    assert cluster.pids == ()


def test_threads_may_ask_while_a_training_runs(cluster: Cluster, tmp_path: Path) -> None:
    jobs = JobQueue(tmp_path, cluster, training=FAKE)
    run = jobs.submit(an_order(ENDLESS)).run
    wait_for(jobs, run, is_at_work)

    askers = [threading.Thread(target=jobs.change_learning_rate, args=(run, r)) for r in (1, 2, 3)]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join()

    wait_for(jobs, run, lambda job: job.progress is not None and job.progress.loss in (1, 2, 3))
    jobs.close()
