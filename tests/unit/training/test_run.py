"""Training: what it leaves behind, and that a killed run loses nothing but its unfinished epoch."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from imgrec import cifar10
from imgrec.architecture import SIX_LAYERS
from imgrec.dataset import Dataset
from imgrec.errors import TrainingError
from imgrec.network import Network, load_network
from imgrec.training.recipes import BEST, TAUGHT, WIKI, Recipe, recipe_named
from imgrec.training.run_folder import RunFolder
from imgrec.training.settings import run_settings
from imgrec.training.steering import Steering
from imgrec.training.teacher import SHIFTS, Teacher

pytestmark = pytest.mark.slow  # TensorFlow takes seconds to import

SMALL_BEST = replace(BEST, batch_size=64)


@pytest.fixture(scope="module")
def data() -> Dataset:
    return few(cifar10.load("bundled"))


def few(data: Dataset) -> Dataset:
    """Every fourth picture: 500 to train on, 250 to test on."""
    return replace(
        data,
        x_train=data.x_train[::4],
        y_train=data.y_train[::4],
        x_test=data.x_test[::4],
        y_test=data.y_test[::4],
        name="a few",
        held_out=data.held_out[::4],
    )


def train(recipe: Recipe, data: Dataset, out: Path, epochs: int = 2) -> Network:
    from imgrec.training import run

    return run.train(recipe, data=data, out=out, epochs=epochs, seed=5)


def assert_same_weights(one: Network, other: Network) -> None:
    for name, weights in one.weights.items():
        np.testing.assert_array_equal(weights, other.weights[name], err_msg=name)


@pytest.mark.parametrize("recipe", [WIKI, SMALL_BEST], ids=["wiki", "best"])
def test_a_run_resumed_after_an_epoch_ends_with_the_weights_of_one_that_was_not_stopped(
    recipe: Recipe, data: Dataset, tmp_path: Path
) -> None:
    from imgrec.training import run

    whole = train(recipe, data, tmp_path / "whole")
    stopped = tmp_path / "stopped"
    with pytest.raises(KeyboardInterrupt):
        run.train(
            recipe, data=data, out=stopped, epochs=2, seed=5, report=_interrupt_in_the_second_epoch
        )

    resumed = run.resume(stopped, data=data)

    assert_same_weights(whole, resumed)
    assert len(RunFolder(stopped).metrics()) == 2


def test_a_taught_run_goes_on_by_the_answers_that_its_folder_keeps(
    data: Dataset, tmp_path: Path
) -> None:
    from imgrec.training import run

    recipe = replace(TAUGHT, batch_size=64)
    count = np.count_nonzero(~data.held_out)
    logits = np.random.default_rng(1).normal(size=(count, 2, len(SHIFTS), len(SHIFTS), 10))
    teacher = Teacher(logits.astype(np.float16), data.sha)
    asked = {"data": data, "epochs": 2, "seed": 5, "teacher": teacher}
    whole = run.train(recipe, out=tmp_path / "whole", **asked)
    stopped = tmp_path / "stopped"
    with pytest.raises(KeyboardInterrupt):
        run.train(recipe, out=stopped, report=_interrupt_in_the_second_epoch, **asked)

    assert_same_weights(whole, run.resume(stopped, data=data))


def test_right_in_training_is_what_the_picture_shows_and_not_what_its_teacher_says(
    data: Dataset, tmp_path: Path
) -> None:
    from imgrec.training import run

    count = np.count_nonzero(~data.held_out)
    always_airplane = np.zeros((count, 2, len(SHIFTS), len(SHIFTS), 10), np.float16)
    always_airplane[..., 0] = 30
    recipe = replace(TAUGHT, batch_size=16)

    run.train(
        recipe,
        data=data,
        out=tmp_path / "run",
        epochs=3,
        teacher=Teacher(always_airplane, data.sha),
    )

    last = RunFolder(tmp_path / "run").metrics()[-1]
    airplanes = np.mean(data.y_train[data.held_out] == 0)
    assert last["loss"] < 0.1  # it does say what it was taught
    assert last["val_accuracy"] == pytest.approx(airplanes)
    assert last["accuracy"] < 0.2


def test_a_recipe_without_the_teacher_it_needs_leaves_no_folder(
    data: Dataset, tmp_path: Path
) -> None:
    with pytest.raises(TrainingError, match="Expected a teacher"):
        train(TAUGHT, data, tmp_path / "run")

    assert not (tmp_path / "run").exists()


def _interrupt_in_the_second_epoch(event: object) -> None:
    from imgrec.training.reports import StepReport

    if isinstance(event, StepReport) and (event.epoch, event.step) == (1, 2):
        raise KeyboardInterrupt


def test_a_run_killed_without_warning_is_resumed_by_the_command_line(tmp_path: Path) -> None:
    whole, killed = tmp_path / "whole", tmp_path / "killed"
    asked = ["train", "--recipe", "best", "--data", "bundled", "--epochs", "3", "--seed", "4"]
    imgrec(*asked, "--out", str(whole)).wait()
    process = imgrec(*asked, "--out", str(killed))
    wait_for_first_checkpoint(killed, process)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()

    assert imgrec("train", "--resume", str(killed)).wait() == 0

    finished = [load_network(RunFolder(path).weights) for path in (whole, killed)]
    assert_same_weights(*finished)


def imgrec(*arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "imgrec", *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def wait_for_first_checkpoint(out: Path, process: subprocess.Popen[bytes]) -> None:
    while not RunFolder(out).metrics():
        assert process.poll() is None, "the training ended before it was killed"


@pytest.mark.parametrize("recipe", [WIKI, SMALL_BEST], ids=["wiki", "best"])
def test_the_six_layers_answer_as_the_model_that_was_trained(
    recipe: Recipe, data: Dataset, tmp_path: Path
) -> None:
    from imgrec.evaluation import network_logits
    from imgrec.training.open_run import OpenRun

    train(replace(recipe, calibrate=False, precision="float32"), data, tmp_path / "run")
    trained = OpenRun(RunFolder(tmp_path / "run"), data)

    by_hand = network_logits(trained.network(), data.x_test)

    np.testing.assert_allclose(by_hand, trained.learner.logits(data.x_test), rtol=1e-4, atol=1e-4)


def test_training_lowers_the_loss(data: Dataset, tmp_path: Path) -> None:
    train(replace(WIKI, learning_rate=0.03), data, tmp_path / "run", epochs=3)

    losses = [line["loss"] for line in RunFolder(tmp_path / "run").metrics()]

    assert losses[-1] < losses[0]


def test_every_hidden_kernel_ends_within_its_max_norm(data: Dataset, tmp_path: Path) -> None:
    network = train(replace(SMALL_BEST, learning_rate=0.5), data, tmp_path / "run")

    for name in ("conv2d.kernel", "dense.kernel"):
        lengths = np.sqrt(np.square(network.weights[name].astype(np.float64)).sum(axis=0))
        assert lengths.max() <= 3.003  # float16 rounds to 3 digits


def test_calibrating_changes_the_probabilities_and_no_answer(data: Dataset, tmp_path: Path) -> None:
    from imgrec.evaluation import network_logits

    plain = train(replace(SMALL_BEST, calibrate=False), data, tmp_path / "plain")
    calibrated = train(SMALL_BEST, data, tmp_path / "calibrated")

    one, other = (network_logits(network, data.x_test) for network in (plain, calibrated))
    ratio = np.median(one / other)
    np.testing.assert_allclose(one, other * ratio, rtol=0.05, atol=0.02)
    assert abs(ratio - 1) > 0.01


def test_a_loss_that_is_no_number_is_one_sentence_and_keeps_the_epochs_before(
    data: Dataset, tmp_path: Path
) -> None:
    with pytest.raises(TrainingError, match="lower learning rate"):
        train(replace(WIKI, learning_rate=1e30), data, tmp_path / "run")


def test_resuming_with_other_pictures_is_refused(data: Dataset, tmp_path: Path) -> None:
    from imgrec.training import run

    train(WIKI, data, tmp_path / "run", epochs=1)

    with pytest.raises(TrainingError, match="other pictures"):
        run.resume(tmp_path / "run", data=few(data))
    with pytest.raises(TrainingError, match="Name the file"):
        run.resume(tmp_path / "run")


def test_no_epochs_are_refused(data: Dataset, tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match="at least 1 epoch"):
        train(WIKI, data, tmp_path / "run", epochs=0)


def test_an_unknown_recipe_is_named() -> None:
    with pytest.raises(TrainingError, match="wiki, best, taught"):
        recipe_named("secret")


def test_the_film_has_a_small_frame_an_epoch(data: Dataset, tmp_path: Path) -> None:
    train(WIKI, data, tmp_path / "run", epochs=2)

    frames = RunFolder(tmp_path / "run").frames()

    assert list(frames) == [1, 2]
    assert frames[2]["answers"].shape[1] == 10
    assert sum(array.nbytes for array in frames[2].values()) < 20_000


def test_a_film_begins_before_the_first_step_and_changes_nothing_of_the_training(
    data: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from imgrec.training import camera

    filmed = train(SMALL_BEST, data, tmp_path / "filmed")
    monkeypatch.setattr(camera, "moments", lambda *_, **__: frozenset())
    alone = train(SMALL_BEST, data, tmp_path / "alone")

    assert_same_weights(filmed, alone)
    taken = [(at.epoch, at.step) for at in RunFolder(tmp_path / "filmed").moments()]
    assert taken == [(0, 0), (0, 1), (0, 2), (1, None), (2, None)]


def test_a_learning_rate_that_was_changed_is_kept_by_a_run_that_goes_on(
    data: Dataset, tmp_path: Path
) -> None:
    from imgrec.training import run

    steering = Steering()

    def change_then_interrupt(event: object) -> None:
        steering.learning_rate = 0.002
        _interrupt_in_the_second_epoch(event)

    folder = RunFolder(tmp_path / "run")
    folder.start(run_settings(WIKI, data, epochs=2, seed=5, architecture=SIX_LAYERS))
    with pytest.raises(KeyboardInterrupt):
        run.resume(folder.path, data=data, report=change_then_interrupt, steering=steering)
    run.resume(folder.path, data=data)

    assert [line["learning_rate"] for line in folder.metrics()] == [0.002, 0.002]
    assert folder.config()["recipe"]["learning_rate"] == WIKI.learning_rate


def test_a_run_that_is_ended_early_leaves_the_network_of_its_last_epoch(
    data: Dataset, tmp_path: Path
) -> None:
    from imgrec.training import run

    with pytest.raises(KeyboardInterrupt):
        run.train(
            WIKI,
            data=data,
            out=tmp_path / "stopped",
            epochs=2,
            seed=5,
            report=_interrupt_in_the_second_epoch,
        )

    ended = run.end_early(tmp_path / "stopped", data=data)

    assert_same_weights(ended, train(WIKI, data, tmp_path / "one", epochs=1))
