from __future__ import annotations

from dataclasses import asdict

import keras
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imgrec.by_hand.constraints import (
    CONSTRAINTS,
    Constraint,
    MaxNorm,
    MinMaxNorm,
    NonNeg,
    UnitNorm,
    norms,
)

AXES = st.sampled_from([0, 1, 3, -1, (0, 1, 2), (0, 3)])
VALUES = st.floats(0, 4, width=32)
RULES = st.one_of(
    st.builds(MaxNorm, VALUES, AXES),
    st.builds(UnitNorm, AXES),
    st.just(NonNeg()),
    st.builds(MinMaxNorm, VALUES, VALUES.map(lambda value: 4 + value), st.floats(0, 1), AXES),
)


@settings(max_examples=60)
@given(RULES, st.floats(0.01, 10), st.integers(0, 1000))
def test_each_does_to_a_kernel_what_keras_does(rule: Constraint, size: float, seed: int) -> None:
    kernel = (size * np.random.default_rng(seed).standard_normal((3, 3, 2, 4))).astype(np.float32)

    by_hand = rule(kernel)

    theirs = getattr(keras.constraints, type(rule).__name__)(**asdict(rule))
    assert by_hand.dtype == np.float32
    np.testing.assert_allclose(by_hand, theirs(kernel), rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize("name", CONSTRAINTS)
def test_each_name_and_its_usual_values_are_those_of_keras(name: str) -> None:
    kernel = np.random.default_rng(0).standard_normal((5, 4)).astype(np.float32)

    np.testing.assert_allclose(
        CONSTRAINTS[name]()(kernel), keras.constraints.get(name)(kernel), rtol=1e-5
    )


def test_axis_0_of_a_dense_kernel_gives_one_norm_a_unit() -> None:
    kernel = np.float32([[3, 1], [4, 0]])

    np.testing.assert_allclose(norms(kernel), [[5, 1]])
    np.testing.assert_allclose(MaxNorm(3)(kernel), [[1.8, 1], [2.4, 0]], rtol=1e-6)


def test_axis_0_of_a_convolution_kernel_limits_columns_of_three_weights() -> None:
    kernel = np.full((3, 3, 3, 32), 3, np.float32)

    limited = MaxNorm(3)(kernel)

    assert norms(kernel).size == 288
    np.testing.assert_allclose(norms(limited), 3, rtol=1e-5)
    np.testing.assert_allclose(norms(limited, (0, 1, 2)), 9, rtol=1e-5)


def test_vectors_of_norm_0_stay_0() -> None:
    assert (MaxNorm(3)(np.zeros((4, 2), np.float32)) == 0).all()
