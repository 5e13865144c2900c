from __future__ import annotations

import keras
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from imgrec.by_hand.activations import ACTIVATIONS, apply_activation

SUMS = arrays.arrays(np.float32, (3, 7), elements=st.floats(-30, 30, width=32))


@pytest.mark.parametrize("name", ACTIVATIONS)
@settings(max_examples=25)
@given(sums=SUMS)
def test_each_is_the_keras_function_of_that_name(name: str, sums: np.ndarray) -> None:
    by_hand = ACTIVATIONS[name](sums)

    assert by_hand.dtype == np.float32
    np.testing.assert_allclose(
        by_hand, keras.activations.get(name)(keras.ops.array(sums)), rtol=1e-5, atol=2e-6
    )


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_none_fails_far_from_0(name: str) -> None:
    far = np.float32([[-80, 80]])

    np.testing.assert_allclose(
        ACTIVATIONS[name](far), keras.activations.get(name)(keras.ops.array(far)), rtol=1e-5
    )


def test_three_of_the_functions_of_keras_are_left_out() -> None:
    keras_names = set(vars(keras.activations)) - {"get", "serialize", "deserialize"}

    left_out = {name for name in keras_names if not name.startswith("_")} - set(ACTIVATIONS)

    assert left_out == {"glu", "threshold", "sparsemax"}


def test_relu_silences_what_is_negative() -> None:
    np.testing.assert_array_equal(apply_activation("relu", np.float32([-2, 0, 3])), [0, 0, 3])


def test_no_activation_leaves_the_sums_alone() -> None:
    sums = np.float32([-2, 0, 3])

    assert apply_activation(None, sums) is sums
