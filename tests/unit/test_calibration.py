"""How far probabilities can be trusted."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from imgrec import calibration


def sure_half_the_time(n: int = 1000) -> tuple[np.ndarray, np.ndarray]:
    """Two classes, logits (2, 0), and the first class is right on half of the pictures."""
    return np.tile(np.float32([2, 0]), (n, 1)), np.arange(n) % 2


def test_cross_entropy_of_an_even_guess_among_ten_is_log_ten() -> None:
    logits = np.zeros((4, 10), np.float32)

    assert calibration.cross_entropy(logits, np.arange(4)) == pytest.approx(np.log(10))


def test_reliability_puts_every_picture_into_the_bin_of_its_winning_probability() -> None:
    logits, labels = sure_half_the_time()

    table = calibration.reliability(logits, labels)

    filled = [b for b in table if b.n]
    assert [(b.n, b.accuracy) for b in filled] == [(1000, 0.5)]
    assert filled[0].low < filled[0].confidence <= filled[0].high


def test_expected_calibration_error_is_the_gap_where_all_pictures_share_one_bin() -> None:
    logits, labels = sure_half_the_time()
    confidence = 1 / (1 + np.exp(-2))

    error = calibration.expected_calibration_error(calibration.reliability(logits, labels))

    assert error == pytest.approx(confidence - 0.5)


def test_an_overconfident_network_gets_the_highest_temperature_that_is_searched() -> None:
    logits, labels = sure_half_the_time()

    assert calibration.best_temperature(logits, labels) == pytest.approx(np.exp(2), rel=1e-3)


@given(st.floats(0.3, 3.0))
def test_the_best_temperature_undoes_a_known_one(temperature: float) -> None:
    random = np.random.default_rng(7)
    logits = random.normal(size=(4000, 5)).astype(np.float32) * 2
    chances = np.exp(calibration.log_probabilities(logits))
    labels = np.array([random.choice(5, p=row) for row in chances[:4000]])

    alone = calibration.best_temperature(logits, labels)
    together = calibration.best_temperature(logits * np.float32(temperature), labels)

    assert together == pytest.approx(alone * temperature, rel=2e-3)


def test_no_temperature_near_the_best_gives_a_smaller_loss() -> None:
    random = np.random.default_rng(3)
    logits = random.normal(size=(500, 4)).astype(np.float32) * 3
    labels = (logits + random.normal(size=(500, 4)) * 3).argmax(axis=1)
    best = calibration.best_temperature(logits, labels)

    losses = [calibration.cross_entropy(logits / (best * f), labels) for f in (0.9, 1.0, 1.1)]

    assert min(losses) == losses[1]
