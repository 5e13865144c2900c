"""The page for trainings, with a real queue and cluster that train for milliseconds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from imgrec.errors import DatasetError
from imgrec.jobs.job import Job, Order, State
from imgrec.jobs.queue import JobQueue
from imgrec.training.recipes import WIKI
from imgrec.training.run_folder import RunFolder
from imgrec.ui.learn import form, full_set_view
from imgrec.ui.learn.full_set import FullSet
from imgrec.ui.plain import plain
from imgrec.ui.texts import t
from tests.unit.jobs import fake_training
from tests.unit.jobs.conftest import SECONDS, is_at_work, wait_for

Read = Callable[[AppTest], str]

TRAINING, LIMIT = fake_training.__name__, 4
LEARNER = "imgrec.learner"  # where a session keeps the code of its learner


@pytest.fixture
def page(app: AppTest, jobs: JobQueue) -> AppTest:
    """Give the page as a new learner finds it."""
    return app.switch_page("pages/learn.py").run()


def choose(page: AppTest, **values: Any) -> None:
    for name, value in values.items():
        page.get_by_key(f"learn_{name}").set_value(value).run()


def start(page: AppTest, jobs: JobQueue, seed: int = fake_training.QUICK, epochs: int = 3) -> Job:
    """Press Start for a training that does what its seed says."""
    choose(page, seed=seed, epochs=epochs)
    press(page, "go")
    return jobs.jobs(page.session_state[LEARNER])[-1]


def press(page: AppTest, name: str) -> None:
    page.get_by_key(f"learn_{name}").click().run()


def order(page: AppTest, jobs: JobQueue, run: str, seed: int) -> str:
    """Order a training beside the page, as its learner."""
    return jobs.submit(Order(run, page.session_state[LEARNER], WIKI, epochs=3, seed=seed)).run


def keys(page: AppTest) -> set[str]:
    return {button.key for button in page.button}


def test_a_new_learner_finds_the_form_with_all_that_can_be_chosen(page: AppTest) -> None:
    for name in ("data", "recipe", "epochs", "learning_rate", "momentum", "batch_size", "dropout"):
        assert page.get_by_key(f"learn_{name}").label == t(f"learn.{name}")
    assert [page.get_by_key(f"learn_{name}").value for name in ("max_norm", "flip", "shift")] == [
        True,
        True,
        0,
    ]
    assert not page.exception


def test_a_recipe_fills_in_all_that_it_decides(page: AppTest) -> None:
    choose(page, recipe="best")

    values = {name: page.get_by_key(f"learn_{name}").value for name in ("epochs", "shift")}
    assert values == {"epochs": 160, "shift": 4}
    assert page.get_by_key("learn_learning_rate").value == 0.05


def test_what_is_changed_makes_the_recipe_ones_own(page: AppTest) -> None:
    choose(page, momentum=0.5)

    assert page.get_by_key("learn_recipe").value == "own"


def test_a_training_gets_all_that_was_chosen(page: AppTest, jobs: JobQueue) -> None:
    choose(page, recipe="wiki", momentum=0.8, dropout=0.25, max_norm=False, shift=2, flip=True)
    job = start(page, jobs, epochs=2)

    config = RunFolder(job.folder).config()
    recipe, layers = config["recipe"], config["architecture"]["layers"]
    told = [recipe[name] for name in ("name", "momentum", "shift", "flip", "batch_size")]
    assert told == ["own", 0.8, 2, True, 32]
    assert (config["epochs"], config["seed"], config["data"]["name"]) == (2, 0, "bundled")
    limits = [layer["kernel_constraint"] for layer in layers if "kernel_constraint" in layer]
    assert set(limits) == {None}
    assert [layer["rate"] for layer in layers if "rate" in layer] == [0.25]


def test_a_training_is_watched_from_its_start_to_its_end(
    page: AppTest, jobs: JobQueue, read: Read
) -> None:
    job = start(page, jobs)
    assert t("learn.what", **_what(recipe="quick", epochs=3)) in read(page)

    wait_for(jobs, job.run, State.DONE)
    page.run()

    assert t("learn.end.done_whole", accuracy="25.0 %") in read(page)
    assert f"**{t('learn.run', n=1)}** 25.0 %" in [button.label for button in page.button]
    assert not page.error


def test_how_far_it_is_stands_above_a_line_that_fills(
    page: AppTest, jobs: JobQueue, read: Read
) -> None:
    job = start(page, jobs, fake_training.ENDLESS_AFTER_ONE)
    jobs.wait(job.run, lambda job: job.progress is not None and job.progress.epoch == 1, SECONDS)
    page.run()

    assert t("learn.standing.epoch", epoch=2, epochs=3) in " ".join(b.label for b in page.button)
    assert 'role="progressbar"' in read(page)


def test_a_training_is_paused_and_goes_on_and_is_stopped(page: AppTest, jobs: JobQueue) -> None:
    job = start(page, jobs, fake_training.ENDLESS_AFTER_ONE)
    wait_for(jobs, job.run, is_at_work)
    page.run()

    press(page, "pause")
    assert jobs.job(job.run).state == State.PAUSED
    press(page, "resume")
    assert jobs.job(job.run).state == State.RUNNING
    jobs.wait(job.run, lambda job: bool(job.progress and job.progress.metrics), SECONDS)
    press(page, "stop")
    wait_for(jobs, job.run, State.DONE)
    page.run()

    assert {"learn_pause", "learn_resume", "learn_stop"}.isdisjoint(keys(page))


def test_a_learning_rate_chosen_meanwhile_reaches_the_training(
    page: AppTest, jobs: JobQueue
) -> None:
    job = start(page, jobs, fake_training.ENDLESS)
    wait_for(jobs, job.run, is_at_work)
    page.run()

    page.get_by_key(f"learn_rate_{job.run}").set_value(0.2).run()

    told = jobs.wait(job.run, lambda job: bool(job.progress and job.progress.loss == 0.2), SECONDS)
    assert told.progress is not None
    assert told.progress.loss == 0.2  # the loss of the fake training is its rate


def test_who_waits_sees_the_place_and_can_leave_the_line(
    page: AppTest, jobs: JobQueue, read: Read
) -> None:
    first = start(page, jobs, fake_training.ENDLESS)
    wait_for(jobs, first.run, is_at_work)
    order(page, jobs, "another", fake_training.QUICK)
    press(page, "open_new")
    waiting = start(page, jobs)
    assert t("learn.now.waiting", n=1) in read(page)

    press(page, "cancel")

    assert jobs.job(waiting.run).state == State.CANCELLED
    assert t("learn.end.cancelled") in read(page)


def test_a_training_that_fails_says_why_in_one_sentence(page: AppTest, jobs: JobQueue) -> None:
    job = start(page, jobs, fake_training.REFUSES)
    jobs.wait(job.run, lambda job: job.state == State.FAILED, SECONDS)
    page.run()

    assert [box.value for box in page.error] == [
        plain("Expected nothing. Received everything. Give less.")
    ]


def test_too_many_trainings_are_refused_in_a_sentence(page: AppTest, jobs: JobQueue) -> None:
    for number in range(4):
        order(page, jobs, f"many-{number}", fake_training.ENDLESS)

    press(page, "go")

    assert len(page.error) == 1
    assert "at most 4" in page.error[0].value


def test_the_time_is_told_beforehand_once_a_training_has_shown_the_speed(
    page: AppTest, jobs: JobQueue, read: Read
) -> None:
    job = start(page, jobs)
    wait_for(jobs, job.run, State.DONE)
    press(page, "open_new")

    pictures = form.pictures("bundled")
    told = t("learn.seconds", n=round(pictures * 3 / fake_training.SPEED))
    assert (pictures, f"{told}</b>" in read(page)) == (1800, True)


def test_the_network_of_a_run_that_has_ended_can_be_used(page: AppTest, jobs: JobQueue) -> None:
    job = start(page, jobs)
    wait_for(jobs, job.run, State.DONE)
    page.run()

    assert f"run_use_{job.run}" in keys(page)


def test_a_run_that_has_ended_is_deleted_once_that_is_confirmed(
    page: AppTest, jobs: JobQueue
) -> None:
    job = start(page, jobs)
    assert "learn_delete" not in keys(page)
    wait_for(jobs, job.run, State.DONE)
    page.run()

    press(page, "delete")

    assert (job.folder.exists(), f"learn_open_{job.run}" in keys(page)) == (False, False)
    assert "learn_go" in keys(page)


def test_a_run_that_another_window_has_deleted_leaves_the_page(
    page: AppTest, jobs: JobQueue
) -> None:
    job = start(page, jobs)
    wait_for(jobs, job.run, State.DONE)
    page.run()
    jobs.delete(job.run)

    page.run()

    assert "learn_go" in keys(page)
    assert not page.error


def test_another_learner_sees_nothing_of_it(
    page: AppTest, jobs: JobQueue, visit: Callable[..., AppTest]
) -> None:
    job = start(page, jobs)

    stranger = visit().switch_page("pages/learn.py").run()

    assert f"learn_open_{job.run}" not in keys(stranger)


def test_the_full_set_is_fetched_from_the_page(
    page: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(**_: object) -> None:
        raise DatasetError("Expected a network. Received none. Try later.")

    full_set = FullSet(fetch=refuse)
    for module in (form, full_set_view):
        monkeypatch.setattr(module, "full_set", lambda: full_set)
    choose(page, data="full")
    assert page.get_by_key("learn_go").disabled

    press(page, "full_fetch")
    assert not full_set.wait(SECONDS).present
    page.run()

    assert [box.value for box in page.error] == [
        plain("Expected a network. Received none. Try later.")
    ]


def _what(recipe: str, epochs: int) -> dict[str, object]:
    names = {"recipe": t(f"learn.recipe_names.{recipe}"), "data": t("learn.data_what.bundled")}
    return names | {"epochs": epochs, "seed": 0}
