from __future__ import annotations

import keras
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imgrec.by_hand.dropout import dropout, dropout_mask, scale
from imgrec.errors import ArchitectureError

RATES = st.floats(0, 1, width=32)
LOUD = np.linspace(1, 2, 600, dtype=np.float32).reshape(20, 30)
"""No number is 0, so that a 0 after dropout says that it was silenced."""


@settings(max_examples=40)
@given(RATES, st.sampled_from([None, (20, 1), (1, 30), (None, 1)]), st.integers(0, 1000))
def test_given_the_mask_that_keras_drew_it_is_the_keras_layer(
    rate: float, noise_shape: tuple[int | None, ...] | None, seed: int
) -> None:
    layer = keras.layers.Dropout(rate, noise_shape, seed)
    drawn = layer(LOUD, training=True).numpy()

    by_hand = dropout(LOUD, rate, training=True, mask=drawn != 0)

    np.testing.assert_allclose(by_hand, drawn, rtol=1e-6)


@given(RATES)
def test_predicting_changes_nothing(rate: float) -> None:
    np.testing.assert_array_equal(dropout(LOUD, rate), LOUD)
    np.testing.assert_array_equal(keras.layers.Dropout(rate)(LOUD, training=False), LOUD)


@pytest.mark.parametrize("rate", [0.1, 0.5, 0.9])
def test_the_rate_is_the_part_that_falls_silent(rate: float) -> None:
    mask = dropout_mask((100, 1000), rate, seed=0)

    assert mask.mean() == pytest.approx(1 - rate, abs=0.01)


@pytest.mark.parametrize("rate", [0.1, 0.5, 0.9])
def test_the_scale_keeps_the_sum_on_average(rate: float) -> None:
    ones = np.ones((100, 1000), np.float32)

    assert dropout(ones, rate, training=True, seed=1).mean() == pytest.approx(1, rel=0.02)


def test_half_of_the_units_speak_twice_as_loud() -> None:
    assert scale(0.5) == 2
    np.testing.assert_array_equal(
        dropout(np.float32([3, 4]), 0.5, training=True, mask=np.array([True, False])), [6, 0]
    )


def test_rate_0_keeps_all_and_rate_1_silences_all() -> None:
    assert (dropout(LOUD, 0, training=True) == LOUD).all()
    assert (dropout(LOUD, 1, training=True) == 0).all()


def test_the_same_seed_draws_the_same_mask() -> None:
    first, again, other = (dropout_mask((50,), 0.5, seed=seed) for seed in (7, 7, 8))

    assert (first == again).all()
    assert (first != other).any()


def test_a_noise_shape_of_1_throws_once_for_the_whole_axis() -> None:
    mask = dropout_mask((20, 30), 0.5, noise_shape=(None, 1), seed=0)

    assert (mask == mask[:, :1]).all()
    assert 0 < mask[:, 0].mean() < 1


@pytest.mark.parametrize("noise_shape", [(20,), (20, 2), (20, 30, 1)])
def test_a_noise_shape_that_does_not_fit_is_refused(noise_shape: tuple[int, ...]) -> None:
    with pytest.raises(ArchitectureError, match="noise_shape of 2 numbers"):
        dropout_mask((20, 30), 0.5, noise_shape=noise_shape)


def test_a_mask_of_another_shape_is_refused() -> None:
    with pytest.raises(ArchitectureError, match=r"shape \(20, 30\).*shape \(3,\)"):
        dropout(LOUD, 0.5, training=True, mask=np.ones(3, bool))


@pytest.mark.parametrize("rate", [-0.1, 1.1, float("nan")])
def test_a_rate_outside_0_to_1_is_refused(rate: float) -> None:
    with pytest.raises(ArchitectureError, match=f"from 0 to 1. Received rate={rate}"):
        dropout(LOUD, rate)
