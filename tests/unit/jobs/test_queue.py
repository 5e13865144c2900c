"""The queue: what a learner can ask of a training, and who is next, with trainings of no time."""

from __future__ import annotations

from dataclasses import replace

import pytest

from imgrec.errors import TrainingError
from imgrec.jobs.job import Job, State
from imgrec.jobs.queue import JobQueue
from imgrec.training.run_folder import RunFolder
from tests.unit.jobs.conftest import Submit, an_order, is_at_work, wait_for
from tests.unit.jobs.fake_training import BREAKS, ENDLESS, ENDLESS_AFTER_ONE, KILLS, QUICK, REFUSES


def test_a_training_ends_with_its_network_in_the_run_folder(jobs: JobQueue, submit: Submit) -> None:
    job = wait_for(jobs, submit(QUICK), State.DONE)

    run = RunFolder(job.folder)
    assert run.weights.read_bytes() == b"all"
    assert [line["epoch"] for line in run.metrics()] == [1, 2, 3]
    assert list(run.frames()) == [1, 2, 3]
    assert not list(job.folder.glob("checkpoint*"))  # nothing goes on from here
    assert job.progress is not None
    assert (job.progress.epoch, job.progress.metrics["epoch"]) == (3, 3)


def test_learners_are_served_in_turns_and_see_their_places(jobs: JobQueue, submit: Submit) -> None:
    running = submit(ENDLESS)
    wait_for(jobs, running, is_at_work)
    mine, mine_too = submit(QUICK), submit(QUICK)
    yours = submit(QUICK, learner="other")

    assert [jobs.job(run).place for run in (running, yours, mine, mine_too)] == [None, 0, 1, 2]
    assert [job.run for job in jobs.jobs("other")][-1] == yours
    jobs.stop(running)
    ended = [wait_for(jobs, run, State.DONE) for run in (yours, mine, mine_too)]
    times = [RunFolder(job.folder).weights.stat().st_mtime_ns for job in ended]
    assert times == sorted(times)


def test_a_paused_training_goes_on_when_it_is_resumed(jobs: JobQueue, submit: Submit) -> None:
    run = submit(ENDLESS)
    wait_for(jobs, run, is_at_work)

    jobs.pause(run)
    assert jobs.job(run).state == State.PAUSED
    jobs.change_learning_rate(run, 8.0)
    jobs.resume(run)

    job = wait_for(jobs, run, lambda job: job.progress is not None and job.progress.loss == 8.0)
    assert job.state == State.RUNNING


def test_the_learning_rate_changes_while_it_runs(jobs: JobQueue, submit: Submit) -> None:
    run = submit(ENDLESS)
    wait_for(jobs, run, lambda job: is_at_work(job) and job.progress.loss == 0.0)

    jobs.change_learning_rate(run, 0.25)

    wait_for(jobs, run, lambda job: job.progress is not None and job.progress.loss == 0.25)


def test_a_paused_training_gives_way_and_goes_on_from_its_checkpoint(
    jobs: JobQueue, submit: Submit
) -> None:
    paused = submit(ENDLESS_AFTER_ONE)
    wait_for(jobs, paused, lambda job: job.progress is not None and job.progress.epoch == 1)
    jobs.pause(paused)

    wait_for(jobs, submit(QUICK, learner="other"), State.DONE)
    assert jobs.job(paused).state == State.PAUSED
    jobs.resume(paused)

    wait_for(jobs, paused, State.DONE)


def test_stopping_keeps_the_network_of_the_last_epoch(jobs: JobQueue, submit: Submit) -> None:
    run = submit(ENDLESS_AFTER_ONE)
    wait_for(jobs, run, lambda job: job.progress is not None and job.progress.epoch == 1)

    jobs.stop(run)

    job = wait_for(jobs, run, State.DONE)
    assert RunFolder(job.folder).weights.read_bytes() == b"early"


def test_stopping_before_the_first_epoch_cancels(jobs: JobQueue, submit: Submit) -> None:
    run = submit(ENDLESS)
    wait_for(jobs, run, is_at_work)

    jobs.stop(run)

    job = wait_for(jobs, run, State.CANCELLED)
    assert not RunFolder(job.folder).weights.exists()


def test_what_waits_can_be_cancelled_and_what_runs_cannot(jobs: JobQueue, submit: Submit) -> None:
    running, waiting = submit(ENDLESS), submit(QUICK)
    wait_for(jobs, running, is_at_work)

    jobs.cancel(waiting)

    assert jobs.job(waiting).state == State.CANCELLED
    with pytest.raises(TrainingError, match="waiting"):
        jobs.cancel(running)
    with pytest.raises(TrainingError, match="paused"):
        jobs.resume(running)


def test_a_learner_has_a_limit_and_others_are_not_bound_by_it(
    jobs: JobQueue, submit: Submit
) -> None:
    for _ in range(3):
        submit(ENDLESS)

    with pytest.raises(TrainingError, match="at most 3"):
        submit(QUICK)
    assert submit(QUICK, learner="other")


@pytest.mark.parametrize(
    ("seed", "sentence"),
    [(REFUSES, "Give less"), (BREAKS, "ValueError: broken"), (KILLS, "ended several times")],
)
def test_a_training_that_fails_says_why(
    seed: int, sentence: str, jobs: JobQueue, submit: Submit
) -> None:
    job = wait_for(jobs, submit(seed), State.FAILED)

    assert sentence in str(job.problem)
    wait_for(jobs, submit(QUICK), State.DONE)  # the worker goes on with the next


def test_a_name_that_leads_elsewhere_is_refused(jobs: JobQueue) -> None:
    for name in ("../run", "", "a/b", ".hidden"):
        with pytest.raises(TrainingError, match="letters, digits"):
            jobs.submit(replace(an_order(QUICK), run=name))


def test_a_run_is_not_trained_over(jobs: JobQueue) -> None:
    order = an_order(QUICK)
    wait_for(jobs, jobs.submit(order).run, State.DONE)

    with pytest.raises(TrainingError, match="which holds one"):
        jobs.submit(order)


@pytest.mark.parametrize("rate", [0.0, -1.0, float("nan"), float("inf")])
def test_a_learning_rate_that_is_none_is_refused(
    rate: float, jobs: JobQueue, submit: Submit
) -> None:
    with pytest.raises(TrainingError, match="above 0"):
        jobs.change_learning_rate(submit(QUICK), rate)


def test_an_unknown_run_is_named(jobs: JobQueue) -> None:
    with pytest.raises(TrainingError, match="'nobody'"):
        jobs.pause("nobody")


def test_a_state_that_cannot_be_written_is_logged_and_halts_nothing(
    jobs: JobQueue,
    submit: Submit,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def refuse(job: Job, learning_rate: float | None) -> None:
        if job.state.ended:
            raise TrainingError("Expected to write. The system refused.")

    monkeypatch.setattr("imgrec.jobs.book.write_record", refuse)

    for run in (submit(QUICK), submit(QUICK)):
        wait_for(jobs, run, State.DONE)
    assert "The system refused" in caplog.text
