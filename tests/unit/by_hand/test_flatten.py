from __future__ import annotations

import keras
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from imgrec.by_hand.flatten import flat_index, flatten, position
from imgrec.errors import ArchitectureError

SHAPES = st.tuples(st.integers(1, 6), st.integers(1, 6), st.integers(1, 6))


def counted(shape: tuple[int, ...]) -> np.ndarray:
    return np.arange(np.prod(shape), dtype=np.float32).reshape(shape)


@given(SHAPES)
def test_it_is_the_keras_layer(shape: tuple[int, int, int]) -> None:
    activation = counted(shape).transpose(1, 2, 0)

    np.testing.assert_array_equal(flatten(activation), keras.layers.Flatten()(activation[None])[0])


@given(SHAPES)
def test_every_index_leads_to_its_place_and_back(shape: tuple[int, int, int]) -> None:
    activation = counted(shape)
    flat = flatten(activation)

    for index in range(flat.size):
        place = position(index, shape)
        assert activation[place] == flat[index]
        assert flat_index(*place, shape=shape) == index


def test_the_channels_of_one_place_lie_side_by_side() -> None:
    assert flat_index(1, 0, 2, shape=(16, 16, 32)) == 514
    assert position(514, (16, 16, 32)) == (1, 0, 2)


@pytest.mark.parametrize("index", [-1, 8192])
def test_an_index_beyond_the_vector_is_refused(index: int) -> None:
    with pytest.raises(ArchitectureError, match=f"index from 0 to 8191. Received index={index}"):
        position(index, (16, 16, 32))


def test_a_place_beyond_the_maps_is_refused() -> None:
    with pytest.raises(ArchitectureError, match=r"column from 0 to 15. Received column=16"):
        flat_index(0, 16, 0, shape=(16, 16, 32))
