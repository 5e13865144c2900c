"""Whether an answer stays when the image is nudged or mirrored."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from imgrec.errors import ArchitectureError
from imgrec.network import Network, make_network
from imgrec.steadiness import ITSELF, steadiness, views
from imgrec.trace import predict
from imgrec.weights_format import Parts


@pytest.fixture(scope="module")
def network(small: Parts) -> Network:
    return make_network(**small._asdict())


def image(seed: int = 5) -> np.ndarray:
    return np.random.default_rng(seed).random((6, 6, 3), dtype=np.float32)


def test_the_views_are_all_moves_by_one_and_their_mirror_images() -> None:
    seen, given_image = views(image()), image()
    rows, columns, steps = np.arange(6), np.arange(6), (-1, 0, 1)

    for place, (down, right) in enumerate((d, r) for d in steps for r in steps):
        moved = given_image[np.clip(rows - down, 0, 5)][:, np.clip(columns - right, 0, 5)]
        np.testing.assert_array_equal(seen[place], moved)
        np.testing.assert_array_equal(seen[9 + place], moved[:, ::-1])


def test_the_image_as_it_is_is_among_the_views() -> None:
    np.testing.assert_array_equal(views(image())[ITSELF], image())


def test_each_view_is_answered_as_if_it_were_alone(network: Network) -> None:
    found = steadiness(network, image())

    alone = np.stack([predict(network, view) for view in views(image())])
    np.testing.assert_allclose(found.probabilities, alone, atol=1e-6)
    np.testing.assert_array_equal(found.answers, alone.argmax(axis=1))


@given(st.integers(0, 2**32 - 1))
def test_those_that_agree_answer_as_the_image_itself(network: Network, seed: int) -> None:
    found = steadiness(network, image(seed))

    own = predict(network, image(seed)).argmax()
    assert (found.agreeing, found.of) == (np.count_nonzero(found.answers == own), 18)
    assert found.agreeing >= 1


@given(st.floats(0, 1, width=32), st.floats(0, 1, width=32), st.floats(0, 1, width=32))
def test_a_picture_of_one_colour_is_the_same_from_every_side(
    network: Network, red: float, green: float, blue: float
) -> None:
    plain = np.broadcast_to(np.float32((red, green, blue)), (6, 6, 3))

    found = steadiness(network, plain)

    assert found.agreeing == found.of == 18


def test_an_image_of_another_shape_is_refused(network: Network) -> None:
    with pytest.raises(ArchitectureError, match=r"6, 6, 3\). Received shape"):
        steadiness(network, np.zeros((5, 6, 3), np.float32))
