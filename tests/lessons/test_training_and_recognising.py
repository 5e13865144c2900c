"""What a learner sees in the two last lessons: true losses, true steps, and what was measured."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

import numpy as np
import pytest

from imgrec.by_hand.gradient_step import LEAST
from imgrec.film import shipped_film
from imgrec.network import Network
from imgrec.trace import Trace
from imgrec.trace import trace as carry
from imgrec.ui import cached
from imgrec.ui.interactive.pushed import pushes
from imgrec.ui.numbers import number, percent
from imgrec.ui.state import ChosenPicture

if TYPE_CHECKING:
    from tests.lessons.conftest import LessonPage, OpenLesson


@pytest.fixture
def training(open_lesson: OpenLesson) -> LessonPage:
    """Give the lesson of training."""
    return open_lesson("training")


@pytest.fixture
def recognising(open_lesson: OpenLesson) -> LessonPage:
    """Give the lesson of recognising."""
    return open_lesson("recognising")


def choose_class(page: LessonPage, key: str, name: str) -> None:
    page.app.selectbox(key=key).set_value(name).run()


def test_the_loss_is_minus_the_logarithm_of_the_class_chosen(
    training: LessonPage, trace: Trace, picture: ChosenPicture, network: Network
) -> None:
    choose_class(training, f"training.loss.{picture.id}", "horse")

    share = float(trace.probabilities[network.class_names.index("horse")])
    assert f"The loss is {number(-math.log(share), 4)}" in training.text


def test_a_loss_counts_with_no_less_than_keras_does(
    training: LessonPage, trace: Trace, picture: ChosenPicture, network: Network
) -> None:
    least = int(trace.probabilities.argmin())
    choose_class(training, f"training.loss.{picture.id}", network.class_names[least])

    assert trace.probabilities[least] < LEAST
    assert "0.0000001" in training.text
    assert "it got less: the least that Keras counts with" in training.text
    assert f"The loss is {number(-math.log(LEAST), 4)}" in training.text


def test_more_steps_lower_the_loss(training: LessonPage) -> None:
    def loss() -> float:
        found = re.search(r"The loss was [\d.]+ and is now ([\d.]+)\.", training.text)
        assert found
        return float(found[1])

    one = loss()
    training.move("training.steps", 20)

    assert loss() < one


def test_no_step_changes_nothing(training: LessonPage) -> None:
    training.move("training.steps", 0)

    found = re.search(r"The loss was ([\d.]+) and is now ([\d.]+)\.", training.text)
    assert found
    assert found[1] == found[2]


def test_the_film_tells_what_was_measured_at_its_last_moment(training: LessonPage) -> None:
    film = shipped_film("six_layers")

    training.app.select_slider(key="training.epoch").set_value(int(film.epoch[-1])).run()

    right, last = percent(float(film.val_accuracy[-1])), film.epoch[-1]
    assert f"After epoch {last} of {last}, the network is right on {right}" in training.text


def test_few_pictures_are_learnt_by_heart(training: LessonPage) -> None:
    assert "it is right on 100.0 % of the pictures that it learnt from" in training.text


def test_a_class_is_shown_with_its_most_common_mistake(recognising: LessonPage) -> None:
    measured = cached.evaluation("six_layers")
    assert measured

    choose_class(recognising, "recognising.class", "cat")

    mistakes = measured["confusion"][3][5]
    assert f"of the class cat, it took {mistakes} for dog" in recognising.text


def test_the_pushed_pictures_are_counted(
    recognising: LessonPage, picture: ChosenPicture, network: Network
) -> None:
    answers = [carry(network, image).probabilities.argmax() for image in pushes(picture.image)]

    same = int(np.sum(np.array(answers) == answers[len(answers) // 2]))
    assert f"{same} of 25 answers are" in recognising.text


def test_the_calibration_error_is_the_one_measured(recognising: LessonPage) -> None:
    measured = cached.evaluation("six_layers")
    assert measured

    assert f"On average the two are {percent(measured['ece'], 2)} apart" in recognising.text
