from __future__ import annotations

import keras
import numpy as np
import pytest

from imgrec.by_hand.initializers import INITIALIZERS, fans
from imgrec.errors import ArchitectureError

MATRIX, KERNEL = (256, 128), (3, 3, 32, 64)
CASES = [(name, shape) for name in INITIALIZERS for shape in (MATRIX, KERNEL)]


@pytest.mark.parametrize(
    ("name", "shape"), [case for case in CASES if case != ("identity", KERNEL)]
)
def test_each_draws_as_keras_draws(name: str, shape: tuple[int, ...]) -> None:
    keras.utils.set_random_seed(1)
    by_hand = INITIALIZERS[name](shape, seed=1)
    in_keras = np.array(keras.initializers.get(name)(shape), np.float64)

    assert by_hand.dtype == np.float32
    assert by_hand.shape == in_keras.shape
    assert by_hand.mean() == pytest.approx(in_keras.mean(), abs=0.02 * in_keras.std() + 1e-3)
    assert by_hand.std() == pytest.approx(in_keras.std(), rel=0.03)
    if name not in ("random_normal", "orthogonal"):  # which have no end
        assert by_hand.max() == pytest.approx(in_keras.max(), rel=0.02, abs=1e-6)


@pytest.mark.parametrize("name", ["truncated_normal", "he_normal", "glorot_normal"])
def test_a_cut_bell_ends_at_two_deviations(name: str) -> None:
    drawn = INITIALIZERS[name](MATRIX, seed=0)

    assert np.abs(drawn).max() == pytest.approx(2 * drawn.std() / 0.8796, rel=0.03)


def test_glorot_uniform_ends_where_its_formula_says() -> None:
    drawn = INITIALIZERS["glorot_uniform"]((3, 3, 3, 32), seed=0)

    limit = np.sqrt(6 / (27 + 288))
    assert np.abs(drawn).max() <= limit
    assert np.abs(drawn).max() == pytest.approx(limit, rel=0.02)


@pytest.mark.parametrize("shape", [(6, 4), (4, 6), (3, 3, 2, 5)])
def test_orthogonal_units_are_at_right_angles(shape: tuple[int, ...]) -> None:
    drawn = INITIALIZERS["orthogonal"](shape, seed=0).reshape(-1, shape[-1])
    tall = drawn if len(drawn) >= shape[-1] else drawn.T

    np.testing.assert_allclose(tall.T @ tall, np.eye(tall.shape[1]), atol=1e-5)


def test_a_seed_repeats_the_draw_and_none_does_not() -> None:
    draw = INITIALIZERS["glorot_uniform"]

    assert (draw(MATRIX, seed=3) == draw(MATRIX, seed=3)).all()
    assert (draw(MATRIX) != draw(MATRIX)).any()


@pytest.mark.parametrize(
    ("shape", "expected"),
    [((8192, 512), (8192, 512)), ((3, 3, 3, 32), (27, 288)), ((32,), (32, 32))],
)
def test_fans_count_what_meets_at_an_output(
    shape: tuple[int, ...], expected: tuple[int, int]
) -> None:
    assert fans(shape) == expected


@pytest.mark.parametrize(("name", "shape"), [("identity", KERNEL), ("orthogonal", (5,))])
def test_a_shape_that_the_rule_cannot_fill_is_refused(name: str, shape: tuple[int, ...]) -> None:
    with pytest.raises(ArchitectureError, match=r"for this initializer. Received shape"):
        INITIALIZERS[name](shape)
