"""The playground, with a real queue and cluster that train for milliseconds."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from imgrec.errors import DatasetError
from imgrec.experiments.runs import Experiment, Result, Variant, experiments
from imgrec.jobs.job import State
from imgrec.jobs.queue import JobQueue
from imgrec.jobs.runs import stored
from imgrec.jobs.titles import title
from imgrec.keras_line import written
from imgrec.training.run_folder import RunFolder
from imgrec.ui.playground import comparison
from imgrec.ui.texts import t
from tests.pages import fake_experiments
from tests.pages.fake_experiments import accuracy_of
from tests.unit.jobs.conftest import SECONDS

Read = Callable[[AppTest], str]

TRAINING = fake_experiments.__name__
LEARNER = "imgrec.learner"  # where a session keeps the code of its learner
FEW, LARGE = "few_filters", "large_kernel"


@pytest.fixture
def page(app: AppTest, jobs: JobQueue) -> AppTest:
    """Give the page as a new learner finds it."""
    return app.switch_page("pages/playground.py").run()


def choose(page: AppTest, **values: Any) -> None:
    for name, value in values.items():
        page.get_by_key(f"play_{name}").set_value(value).run()


def arguments(page: AppTest, **values: Any) -> None:
    """Give arguments of layers other values."""
    choose(page, **{name: written(value) for name, value in values.items()})


def press(page: AppTest, name: str) -> None:
    page.button(key=f"play_{name}").click().run()


def train(page: AppTest, suggestion: str, *, epochs: int = 2) -> None:
    """Take a suggestion and train it."""
    if any(control.key == "play_epochs" for control in page.get("button_group")):
        choose(page, epochs=epochs)
    press(page, f"suggest_{suggestion}")
    press(page, "go")


def only(page: AppTest, jobs: JobQueue) -> Experiment:
    (found,) = experiments(jobs.jobs(page.session_state[LEARNER]))
    return found


def finish(page: AppTest, jobs: JobQueue) -> Experiment:
    """Wait until nothing of the experiment goes on, and look again."""
    for job in only(page, jobs).jobs:
        jobs.wait(job.run, lambda job: job.state.ended, SECONDS)
    page.run()
    return only(page, jobs)


def keys(page: AppTest) -> set[str]:
    return {button.key for button in page.button}


def test_a_new_learner_finds_the_network_of_the_course_and_is_asked_to_change_it(
    page: AppTest, read: Read
) -> None:
    assert "16 × 16 × 32" in read(page)
    assert "4,194,816" in read(page)
    assert t("playground.total", count="4,200,842")[2:20] in read(page)
    assert page.button(key="play_go").disabled
    assert not page.exception


def test_shapes_and_counts_follow_a_change_at_once(page: AppTest, read: Read) -> None:
    arguments(page, conv2d_filters=3, conv2d_kernel_size=(5, 5), conv2d_padding="valid")

    shown = read(page)
    for text in ("28 × 28 × 3", "14 × 14 × 3", ">588<", ">228<", "301,568"):
        assert text in shown
    assert 'dd class="is-changed">588<small>was 8,192' in shown
    assert "306,926 parameters" in shown
    assert not page.button(key="play_go").disabled


def test_what_cannot_be_built_is_told_and_cannot_be_trained(page: AppTest, read: Read) -> None:
    arguments(page, conv2d_strides=(4, 4), max_pooling2d_pool_size=(16, 16))

    assert "reaches over 16 cells and an input of 8" in read(page)
    assert "is-refused" in read(page)
    assert page.button(key="play_go").disabled
    arguments(page, max_pooling2d_padding="same")
    assert not page.button(key="play_go").disabled


def test_what_is_too_large_is_refused_and_what_is_heavy_is_told(page: AppTest, read: Read) -> None:
    arguments(page, dense_units=1024, max_pooling2d_pool_size=(1, 1))
    assert "at most 17,000,000 parameters" in read(page)
    assert page.button(key="play_go").disabled

    arguments(page, dense_units=512)
    assert "Heavy" in read(page)
    assert not page.button(key="play_go").disabled


def test_the_program_of_the_network_can_be_copied(page: AppTest) -> None:
    arguments(page, dropout_rate=0.2, conv2d_kernel_constraint=None)

    (code,) = page.code
    assert 'Conv2D(32, (3, 3), padding="same", activation="relu"),' in code.value
    assert "Dropout(0.2)" in code.value
    assert "from keras.constraints import MaxNorm" in code.value


def test_a_suggestion_is_trained_beside_the_base_and_told_in_words(
    page: AppTest, jobs: JobQueue, read: Read
) -> None:
    train(page, FEW)
    found = finish(page, jobs)

    assert [variant.accuracies for variant in found.variants] == [
        [pytest.approx(accuracy_of(seed, filters)) for seed in range(3)] for filters in (32, 3)
    ]
    assert title(found.jobs[0].folder) == t(
        "playground.run_title", name=t("playground.base"), seed=0
    )
    shown = read(page)
    for text in ("47.0 %", "46.0 % · 47.0 % · 48.0 %", "32.5 %", "−14.5", "398,942"):
        assert text in shown
    assert "−14.5 points, between −16.8 and −12.2" in shown
    assert "Worse, by more than the noise of these seeds" in shown
    assert t("playground.now.done", total=6, done=6, time="") in shown


def test_a_change_within_the_noise_is_said_to_be_so(
    page: AppTest, jobs: JobQueue, read: Read
) -> None:
    train(page, LARGE)  # the fake training does not look at kernels
    finish(page, jobs)

    assert "+0.0 points, between −2.3 and +2.3" in read(page)
    assert "Within the noise of these seeds" in read(page)


def test_another_change_joins_the_experiment_and_the_base_is_trained_once(
    page: AppTest, jobs: JobQueue, read: Read
) -> None:
    train(page, FEW)
    finish(page, jobs)
    train(page, LARGE)
    found = finish(page, jobs)

    assert [len(variant.results) for variant in found.variants] == [3, 3, 3]
    assert {RunFolder(job.folder).config()["epochs"] for job in found.jobs} == {2}
    press(page, f"suggest_{FEW}")
    assert t("playground.there_already") in read(page)
    assert page.button(key="play_go").disabled


def test_a_new_experiment_has_a_base_of_its_own(page: AppTest, jobs: JobQueue) -> None:
    train(page, FEW)
    finish(page, jobs)
    choose(page, experiment="new")
    press(page, f"suggest_{LARGE}")
    press(page, "go")

    assert len(experiments(jobs.jobs(page.session_state[LEARNER]))) == 2


def test_all_can_be_paused_taken_up_and_cancelled(
    page: AppTest, jobs: JobQueue, read: Read
) -> None:
    train(page, FEW, epochs=fake_experiments.ENDLESS)
    press(page, "pause")
    assert {job.state for job in only(page, jobs).jobs} == {State.PAUSED}
    assert t("playground.now.paused", done=0, total=6) in read(page)

    press(page, "go_on")
    assert {job.state for job in only(page, jobs).jobs} <= {State.WAITING, State.RUNNING}
    press(page, "cancel")
    found = finish(page, jobs)
    assert {job.state for job in found.jobs} == {State.CANCELLED}
    assert [variant.missing for variant in found.variants] == [[0, 1, 2]] * 2
    assert {"play_go_on", "play_delete_yes"} <= keys(page)


def test_what_was_cancelled_is_trained_once_more(page: AppTest, jobs: JobQueue) -> None:
    train(page, FEW, epochs=fake_experiments.ENDLESS)
    press(page, "cancel")
    finish(page, jobs)
    press(page, "go_on")

    found = only(page, jobs)
    assert len(found.going) == 6
    assert {job.run[-2:] for job in found.jobs} == {"-1"}


def test_the_next_start_of_the_app_finds_the_experiment_and_its_results(
    page: AppTest, jobs: JobQueue
) -> None:
    train(page, FEW)
    before = finish(page, jobs)
    home, mine = before.jobs[0].folder.parents[1], page.session_state[LEARNER]
    (after,) = experiments(job for job, *_ in stored(home) if job.learner == mine)

    assert after.name == before.name
    assert [variant.results for variant in after.variants] == [
        variant.results for variant in before.variants
    ]
    assert after.going == []


def test_an_experiment_is_deleted_with_all_its_runs(page: AppTest, jobs: JobQueue) -> None:
    train(page, FEW)
    folders = [job.folder for job in finish(page, jobs).jobs]
    press(page, "delete_yes")

    assert jobs.jobs(page.session_state[LEARNER]) == []
    assert not any(folder.exists() for folder in folders)
    assert "play_delete_yes" not in keys(page)
    assert not page.exception


def test_what_there_is_no_room_for_cannot_be_started(
    page: AppTest, jobs: JobQueue, read: Read
) -> None:
    train(page, FEW, epochs=fake_experiments.ENDLESS)
    for suggestion in (LARGE, "pool_4"):
        press(page, f"suggest_{suggestion}")
        press(page, "go")
    press(page, "suggest_no_dropout")

    assert t("playground.no_room", n=12) in read(page)
    assert page.button(key="play_go").disabled
    assert len(only(page, jobs).going) == 12


def test_a_refused_order_is_told(page: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise DatasetError("Expected pictures. Received none. Fetch them.")

    monkeypatch.setattr(JobQueue, "submit", refuse)
    train(page, FEW)

    assert "Fetch them" in page.error[0].value
    assert not page.exception


def test_a_run_of_the_experiment_is_opened_on_the_page_that_shows_its_film(
    page: AppTest, jobs: JobQueue
) -> None:
    train(page, FEW)
    found = finish(page, jobs)
    choose(page, run=found.variants[1].jobs[2].run)
    press(page, "open")

    assert page.session_state["imgrec.learn.chosen"] == found.variants[1].jobs[2].run


def experiment(*groups: list[float]) -> Experiment:
    """Give an experiment whose base and variants came to these accuracies."""
    from imgrec.architecture import SIX_LAYERS

    variants = []
    for number, shares in enumerate(groups):
        variant = Variant(number, SIX_LAYERS, {}, {})
        vars(variant)["results"] = {s: Result(a, 0.9, 1.0) for s, a in enumerate(shares)}
        variants.append(variant)
    return Experiment("abcdef", tuple(variants), {})


def test_every_dot_lies_where_its_number_is() -> None:
    found = experiment([0.40, 0.50, 0.60], [0.45, 0.55])
    axis = comparison.axis_of(found)
    assert axis is not None
    drawn = re.findall(
        r'is-dot" style="left:([\d.]+)%" title="seed \d: ([\d.]+)', comparison.chart(found)
    )

    assert len(drawn) == 5
    for left, share in drawn:
        placed = axis.low + float(left) / 100 * (axis.high - axis.low)
        assert 100 * placed == pytest.approx(float(share), abs=0.06)


@pytest.mark.parametrize("shares", [[0.5], [0.5, 0.5], [0.0, 1.0], [0.431, 0.449, 0.44]])
def test_the_axis_holds_all_and_has_a_few_marks(shares: list[float]) -> None:
    axis = comparison.axis_of(experiment(shares, shares))

    assert axis is not None
    assert axis.low <= min(shares) <= max(shares) <= axis.high
    assert 2 <= len(list(axis.marks())) <= comparison.MOST_MARKS


def test_an_interval_leaves_the_base_s_mean_out_where_the_difference_is_larger_than_noise() -> None:
    far, near = experiment([0.5, 0.51], [0.3, 0.31]), experiment([0.5, 0.6], [0.45, 0.5])
    ends = comparison.interval(far, far.variants[1])
    assert ends is not None
    assert ends[1] < 0.505
    ends = comparison.interval(near, near.variants[1])
    assert ends is not None
    assert ends[0] < 0.55 < ends[1]
    assert comparison.interval(far, far.variants[0]) is None
