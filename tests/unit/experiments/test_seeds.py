"""What may be said of a few seeds."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from imgrec.experiments.seeds import (
    CONFIDENCE,
    T_QUANTILES,
    difference,
    false_alarms,
    mean,
    spread,
)

accuracies = st.lists(st.integers(0, 200).map(lambda n: n / 200), min_size=1, max_size=5)
groups = st.lists(st.integers(0, 200).map(lambda n: n / 200), min_size=2, max_size=5)


@pytest.mark.parametrize("freedom", range(1, len(T_QUANTILES) + 1))
def test_the_quantiles_are_those_of_student_s_distribution(freedom: int) -> None:
    x = np.linspace(0, T_QUANTILES[freedom - 1], 200_001)
    density = (1 + x**2 / freedom) ** (-(freedom + 1) / 2)
    height = math.gamma((freedom + 1) / 2) / math.gamma(freedom / 2)
    inside = 2 * np.trapezoid(density, x) * height / math.sqrt(freedom * math.pi)

    assert inside == pytest.approx(CONFIDENCE, abs=1e-4)


def test_a_difference_by_hand() -> None:
    found = difference([0.40, 0.42, 0.44], [0.50, 0.50, 0.56])

    # variances 0.0004 and 0.0012, pooled 0.0008; 2.776 * sqrt(0.0008 * 2 / 3)
    assert found.mean == pytest.approx(-0.10)
    assert found.margin == pytest.approx(2.776 * math.sqrt(0.0008 * 2 / 3))
    assert found.larger_than_noise


def test_one_seed_of_each_says_nothing_of_the_noise() -> None:
    found = difference([0.4], [0.5])

    assert (found.margin, found.larger_than_noise) == (None, None)
    assert (spread([0.4]), mean([])) == (None, None)


@given(groups, accuracies)
def test_the_other_way_round_is_the_same_with_the_other_sign(
    one: list[float], other: list[float]
) -> None:
    there, back = difference(one, other), difference(other, one)

    assert there.mean == pytest.approx(-back.mean)
    assert there.margin == pytest.approx(back.margin)


@given(groups, accuracies, st.sampled_from([-0.25, 0.125, 0.5]))
def test_moving_both_changes_nothing(one: list[float], other: list[float], by: float) -> None:
    before = difference(one, other)
    after = difference([a + by for a in one], [a + by for a in other])

    assert after.mean == pytest.approx(before.mean)
    assert after.margin == pytest.approx(before.margin)


@given(groups)
def test_a_network_is_not_different_from_itself(some: list[float]) -> None:
    assert difference(some, some).larger_than_noise is False


@given(groups, groups)
def test_a_difference_beyond_the_margin_is_larger_than_the_noise(
    one: list[float], other: list[float]
) -> None:
    margin = difference(one, other).margin
    assert margin is not None
    level = mean(other)
    assert level is not None
    moved = [a - (mean(one) or 0) + level + 1.01 * margin + 1e-6 for a in one]

    assert difference(moved, other).larger_than_noise


def test_random_runs_without_an_effect_are_rarely_called_different() -> None:
    random = np.random.default_rng(0)
    runs = random.normal(0.5, 0.02, size=(4000, 2, 3))
    called = [difference(list(a), list(b)).larger_than_noise for a, b in runs]

    assert np.mean(called) == pytest.approx(1 - CONFIDENCE, abs=0.01)


def test_more_comparisons_are_more_false_alarms() -> None:
    assert [false_alarms(n) for n in (0, 1, 5, 100)] == pytest.approx([0, 0.05, 0.25, 1])
