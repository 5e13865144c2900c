from __future__ import annotations

import keras
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imgrec.by_hand.regularizers import L1, L1L2, L2, REGULARIZERS

FACTORS = st.floats(0, 2, width=32)


@settings(max_examples=30)
@given(FACTORS, FACTORS, st.integers(0, 1000))
def test_each_price_is_the_one_in_keras(l1: float, l2: float, seed: int) -> None:
    weights = np.random.default_rng(seed).standard_normal((3, 3, 2, 4)).astype(np.float32)
    theirs = keras.regularizers

    for ours, keras_price in (
        (L1(l1), theirs.L1(l1)),
        (L2(l2), theirs.L2(l2)),
        (L1L2(l1, l2), theirs.L1L2(l1, l2)),
    ):
        assert ours(weights) == pytest.approx(float(keras_price(weights)), rel=1e-5, abs=1e-7)


@pytest.mark.parametrize("name", REGULARIZERS)
def test_each_name_and_its_usual_factors_are_those_of_keras(name: str) -> None:
    weights = np.float32([[1, -2], [0, 3]])

    expected = float(keras.regularizers.get(name)(weights))

    assert REGULARIZERS[name]()(weights) == pytest.approx(expected, rel=1e-6)
