"""What the photos page says about how far an answer can be trusted."""

from __future__ import annotations

import numpy as np
import pytest

from imgrec.calibration import bin_of
from imgrec.ui import honesty

NAMES = ("cat", "dog", "frog")
MEASURED = {
    "n": 1000,
    "reliability": [
        {"low": 0.0, "high": 0.5, "n": 3, "confidence": 0.4, "accuracy": 0.3},
        {"low": 0.5, "high": 0.75, "n": 400, "confidence": 0.6, "accuracy": 0.63},
        {"low": 0.75, "high": 1.0, "n": 597, "confidence": 0.9, "accuracy": 0.91},
    ],
}


def say(*probabilities: float, measured: dict | None = MEASURED) -> str:
    return honesty.sentence(np.array(probabilities, np.float32), NAMES, measured=measured)


def test_an_answer_that_is_often_wrong_asks_for_care() -> None:
    expected = "**Be careful.** Of the 400 test pictures (of 1,000)"

    assert say(0.6, 0.3, 0.1).startswith(expected)
    assert "**63 %**" in say(0.6, 0.3, 0.1)


def test_a_sure_answer_still_says_that_it_can_be_wrong() -> None:
    assert say(0.9, 0.05, 0.05).startswith("**Sure, but it can be wrong.**")


def test_two_answers_that_are_almost_the_same_are_both_named() -> None:
    assert "It gives cat and dog almost the same." in say(0.45, 0.41, 0.14)


def test_a_bin_of_three_pictures_proves_nothing() -> None:
    assert "Hardly any of the 1,000 test pictures" in say(0.5, 0.2, 0.3)


def test_weights_that_nobody_measured_say_so() -> None:
    assert "has not been measured" in say(0.9, 0.05, 0.05, measured=None)


@pytest.mark.parametrize(("probability", "high"), [(0.5, 0.5), (0.51, 0.75), (1.0, 1.0)])
def test_an_edge_belongs_to_the_bin_below_it(probability: float, high: float) -> None:
    assert bin_of(probability, MEASURED["reliability"])["high"] == high
