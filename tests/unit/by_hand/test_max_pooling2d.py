from __future__ import annotations

from itertools import product

import keras
import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from imgrec.by_hand.max_pooling2d import max_pooling2d, winners
from imgrec.by_hand.windows import same_padding
from imgrec.errors import ArchitectureError

SIDES = st.tuples(st.integers(1, 9), st.integers(1, 9))
PAIRS = st.tuples(st.integers(1, 4), st.integers(1, 4))
PADDINGS = st.sampled_from(["valid", "same"])
SEEDS = st.integers(0, 1000)
Pair = tuple[int, int]


def few_values(seed: int, *shape: int) -> np.ndarray:
    """Numbers from -2 to 2, so that many are equal."""
    return np.random.default_rng(seed).integers(-2, 3, shape).astype(np.float32)


@settings(max_examples=80)
@given(SIDES, PAIRS, st.none() | PAIRS, PADDINGS, SEEDS)
def test_it_is_the_keras_layer(
    sides: Pair, pool_size: Pair, strides: Pair | None, padding: str, seed: int
) -> None:
    assume(padding == "same" or (pool_size[0] <= sides[0] and pool_size[1] <= sides[1]))
    activation = few_values(seed, *sides, 3)

    by_hand = max_pooling2d(activation, pool_size, strides=strides, padding=padding)

    layer = keras.layers.MaxPooling2D(pool_size, strides, padding)
    assert by_hand.dtype == np.float32
    np.testing.assert_array_equal(by_hand, layer(activation[None])[0])


@settings(max_examples=60)
@given(SIDES, PAIRS, st.none() | PAIRS, PADDINGS, SEEDS)
def test_the_winner_is_the_first_among_equals_row_by_row(
    sides: Pair, pool_size: Pair, strides: Pair | None, padding: str, seed: int
) -> None:
    assume(padding == "same" or (pool_size[0] <= sides[0] and pool_size[1] <= sides[1]))
    activation = few_values(seed, *sides, 2)

    won = winners(activation, pool_size, strides=strides, padding=padding)

    for place in np.ndindex(won.row.shape):
        cells = cells_of_window(place[:2], sides, pool_size, strides or pool_size, padding)
        values = [activation[cell][place[2]] for cell in cells]
        best = max(values)
        assert (won.row[place], won.column[place]) == cells[values.index(best)]
        assert won.ties[place] == (values.count(best) > 1)


def test_the_winner_holds_the_pooled_value() -> None:
    activation = np.random.default_rng(3).standard_normal((9, 7, 4)).astype(np.float32)

    won = winners(activation, (3, 3), strides=(2, 2), padding="same")

    np.testing.assert_array_equal(
        activation[won.row, won.column, np.arange(4)],
        max_pooling2d(activation, (3, 3), strides=(2, 2), padding="same"),
    )


def test_the_rim_never_wins_over_negative_numbers() -> None:
    activation = np.full((3, 3, 1), -5, np.float32)

    assert (max_pooling2d(activation, (2, 2), padding="same") == -5).all()
    assert winners(activation, (2, 2), padding="same").row.max() == 2


def test_a_pool_larger_than_its_input_is_refused() -> None:
    with pytest.raises(ArchitectureError, match="reaches over 4 cells and an input of 3"):
        max_pooling2d(np.zeros((3, 5, 1), np.float32), (4, 4))


def test_a_vector_is_refused() -> None:
    with pytest.raises(ArchitectureError, match=r"feature maps.*Received shape \(8,\)"):
        max_pooling2d(np.zeros(8, np.float32))


def cells_of_window(
    place: tuple[int, ...], sides: Pair, pool_size: Pair, strides: Pair, padding: str
) -> list[tuple[int, int]]:
    """List the cells of one window in reading order, those of the rim left out."""
    ranges = []
    for at, size, pool, stride in zip(place, sides, pool_size, strides, strict=True):
        before = same_padding(size, pool, stride=stride)[0] if padding == "same" else 0
        start = at * stride - before
        ranges.append([cell for cell in range(start, start + pool) if 0 <= cell < size])
    return list(product(*ranges))
