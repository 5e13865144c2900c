from __future__ import annotations

import keras
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from imgrec.by_hand.softmax import softmax
from imgrec.errors import ArchitectureError

LOGITS = arrays.arrays(np.float32, st.integers(2, 12), elements=st.floats(-100, 100, width=32))


@given(LOGITS)
def test_it_is_the_keras_function(logits: np.ndarray) -> None:
    np.testing.assert_allclose(
        softmax(logits), keras.activations.softmax(logits[None])[0], rtol=1e-5, atol=1e-7
    )


@given(LOGITS, st.floats(0.1, 10))
def test_probabilities_add_up_to_1_in_the_order_of_the_logits(
    logits: np.ndarray, temperature: float
) -> None:
    probabilities = softmax(logits, temperature)

    assert probabilities.dtype == np.float32
    assert probabilities.sum() == pytest.approx(1, rel=1e-5)
    assert (np.diff(probabilities[np.argsort(logits)]) >= 0).all()


def test_a_higher_temperature_brings_them_closer() -> None:
    logits = np.float32([1, 2, 4])

    assert np.ptp(softmax(logits, 5)) < np.ptp(softmax(logits)) < np.ptp(softmax(logits, 0.5))


def test_large_logits_do_not_overflow() -> None:
    np.testing.assert_allclose(softmax(np.float32([1000, 1000, -1000])), [0.5, 0.5, 0])


@pytest.mark.parametrize("temperature", [0, -1, float("nan")])
def test_a_temperature_of_0_or_less_is_refused(temperature: float) -> None:
    with pytest.raises(ArchitectureError, match="temperature above 0"):
        softmax(np.float32([1, 2]), temperature)
