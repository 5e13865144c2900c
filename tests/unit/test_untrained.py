"""A network that has learned nothing is drawn as Keras would; the average picture is the mean."""

from __future__ import annotations

import numpy as np
import pytest

from imgrec.average_picture import average_picture
from imgrec.by_hand.initializers import fans
from imgrec.cifar10 import load
from imgrec.images import to_image
from imgrec.network import Network, shipped_network
from imgrec.untrained import untrained


@pytest.fixture(scope="module")
def network() -> Network:
    return shipped_network()


def test_the_weights_are_those_of_glorot_and_the_biases_zero(network: Network) -> None:
    found = untrained(network)

    assert found.architecture == network.architecture
    for name, weights in found.weights.items():
        if name.endswith("bias"):
            assert not weights.any()
            continue
        inputs, outputs = fans(weights.shape)
        limit = np.sqrt(6 / (inputs + outputs))
        assert np.abs(weights).max() <= limit
        assert weights.std() == pytest.approx(limit / np.sqrt(3), rel=0.05)


def test_a_seed_gives_the_same_weights_and_another_seed_others(network: Network) -> None:
    first = untrained(network, seed=3)

    assert untrained(network, seed=3).id == first.id
    assert untrained(network, seed=4).id != first.id
    assert first.id != network.id


def test_the_average_picture_is_the_mean_of_the_training_pictures() -> None:
    pictures = to_image(load("bundled").x_train)

    np.testing.assert_allclose(average_picture(), pictures.mean(axis=0), atol=1e-5)
    assert average_picture() is average_picture()
    assert not average_picture().flags.writeable
