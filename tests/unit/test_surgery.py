"""A network after surgery answers as if the part were not there."""

from __future__ import annotations

import numpy as np
import pytest

from imgrec.network import Network, make_network
from imgrec.surgery import Replacement, Surgery, filter_shares, operate
from imgrec.trace import trace
from imgrec.weights_format import Parts


@pytest.fixture(scope="module")
def network(small: Parts) -> Network:
    return make_network(
        architecture=small.architecture,
        class_names=small.class_names,
        weights=small.weights,
        name=small.name,
    )


@pytest.fixture(scope="module")
def image(network: Network) -> np.ndarray:
    return np.random.default_rng(1).random(network.architecture.input_shape, dtype=np.float32)


def test_without_surgery_it_is_the_same_network(network: Network) -> None:
    assert operate(network, Surgery()).id == network.id


def test_the_network_given_stays_as_it_is(network: Network) -> None:
    before = network.weights["output.kernel"].copy()
    operate(network, Surgery(channels=(0,), filters=(1,), units=(0, 1)))

    assert np.array_equal(network.weights["output.kernel"], before)


def test_a_channel_that_is_off_is_a_channel_of_zeros(network: Network, image: np.ndarray) -> None:
    dark = image * np.array([1, 0, 1], np.float32)

    logits = trace(operate(network, Surgery(channels=(1,))), image).logits
    assert logits == pytest.approx(trace(network, dark).logits, rel=1e-5)


def test_a_filter_that_is_off_gives_its_share_to_no_unit(
    network: Network, image: np.ndarray
) -> None:
    found = trace(network, image)
    left = found.dense_sum - filter_shares(network, found)[1]

    operated = trace(operate(network, Surgery(filters=(1,))), image)
    assert operated.dense_sum == pytest.approx(left, rel=1e-4, abs=1e-5)


def test_a_unit_that_is_off_gives_nothing_to_any_class(network: Network, image: np.ndarray) -> None:
    found = trace(network, image)
    units = found.dense * np.array([0, 1, 1, 0], np.float32)
    expected = units @ network.weights["output.kernel"] + network.weights["output.bias"]

    operated = trace(operate(network, Surgery(units=(0, 3))), image)
    assert operated.logits == pytest.approx(expected, rel=1e-5)


def test_a_replaced_filter_draws_another_map(network: Network, image: np.ndarray) -> None:
    only_bias = Replacement(0, np.zeros((3, 3, 3), np.float32), 0.5)

    found = trace(operate(network, Surgery(replacements=(only_bias,))), image)
    assert np.unique(found.conv2d[..., 0]).tolist() == [0.5]


def test_shares_and_bias_add_up_to_every_unit_s_sum(network: Network, image: np.ndarray) -> None:
    found = trace(network, image)

    total = filter_shares(network, found).sum(axis=0)
    assert total == pytest.approx(found.dense_sum, rel=1e-4, abs=1e-5)
