"""The answers for every place of the patch are those to the really covered image."""

from __future__ import annotations

import numpy as np
import pytest

from imgrec.cifar10 import samples
from imgrec.images import to_image
from imgrec.network import Network, make_network, shipped_network
from imgrec.occlusion import covered, occlude, patch
from imgrec.trace import predict
from imgrec.weights_format import Parts


@pytest.fixture(scope="module")
def network() -> Network:
    return shipped_network()


@pytest.mark.parametrize(("row", "column"), [(0, 0), (31, 31), (2, 17), (16, 16), (31, 0)])
@pytest.mark.parametrize("size", [4, 8, 12])
def test_an_answer_is_that_of_the_trace(
    network: Network, size: int, row: int, column: int, occluded: dict[int, np.ndarray]
) -> None:
    image = to_image(samples()[0].pixels)
    colour = image.mean(axis=(0, 1))

    expected = predict(network, covered(image, row, column, size, colour))

    np.testing.assert_allclose(occluded[size][row, column], expected, atol=1e-6)


@pytest.fixture(scope="module")
def occluded(network: Network) -> dict[int, np.ndarray]:
    image = to_image(samples()[0].pixels)
    return {size: occlude(network, image, size, image.mean(axis=(0, 1))) for size in (4, 8, 12)}


def test_every_place_of_a_small_network_is_that_of_the_trace(small: Parts) -> None:
    network = make_network(
        architecture=small.architecture,
        class_names=small.class_names,
        weights=small.weights,
        name=small.name,
    )
    image = np.random.default_rng(2).random((6, 6, 3), dtype=np.float32)

    found = occlude(network, image, 3, 0.5)

    assert found.shape == (6, 6, 3)
    for row, column in np.ndindex(6, 6):
        expected = predict(network, covered(image, row, column, 3, 0.5))
        np.testing.assert_allclose(found[row, column], expected, atol=1e-6)


def test_a_patch_covers_its_square_and_nothing_else() -> None:
    image = np.zeros((6, 7, 3), np.float32)

    middle = covered(image, 3, 4, 4, (0.1, 0.2, 0.3))
    corner = covered(image, 0, 6, 3, 1)

    assert (middle[1:5, 2:6] == np.float32([0.1, 0.2, 0.3])).all()
    assert np.count_nonzero(middle.any(axis=-1)) == 16
    assert np.argwhere(corner.any(axis=-1)).tolist() == [[0, 5], [0, 6], [1, 5], [1, 6]]
    assert not image.any()


def test_an_even_patch_has_one_more_before_its_middle() -> None:
    assert patch(5, 5, 4) == (slice(3, 7), slice(3, 7))
    assert patch(5, 5, 3) == (slice(4, 7), slice(4, 7))
