from __future__ import annotations

import keras
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imgrec.by_hand.dense import dense
from imgrec.errors import ArchitectureError

COUNTS = st.integers(1, 40)


@settings(max_examples=40)
@given(COUNTS, COUNTS, st.booleans(), st.integers(0, 1000))
def test_it_is_the_keras_layer(count: int, units: int, use_bias: bool, seed: int) -> None:
    inputs = noise(seed, count)
    layer = keras.layers.Dense(units, use_bias=use_bias)
    layer.build((None, count))
    layer.set_weights([noise(seed + n, *weights.shape) for n, weights in enumerate(layer.weights)])

    by_hand = dense(inputs, *layer.get_weights())

    assert by_hand.dtype == np.float32
    np.testing.assert_allclose(by_hand, layer(inputs[None])[0], rtol=1e-5, atol=1e-5)


def test_a_unit_adds_up_its_own_weights_times_the_inputs() -> None:
    inputs, kernel, bias = noise(0, 5), noise(1, 5, 3), noise(2, 3)

    np.testing.assert_allclose(
        dense(inputs, kernel, bias)[1], (inputs * kernel[:, 1]).sum() + bias[1], rtol=1e-5
    )


def test_inputs_without_weights_are_refused() -> None:
    with pytest.raises(ArchitectureError, match=r"shapes \(4,\) and \(5, 3\)"):
        dense(noise(0, 4), noise(1, 5, 3))


def noise(seed: int, *shape: int) -> np.ndarray:
    return np.random.default_rng(seed).standard_normal(shape).astype(np.float32)
