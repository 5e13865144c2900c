"""What stands out in a trace adds up to the answer."""

from __future__ import annotations

import numpy as np
import pytest

from imgrec.cifar10 import samples
from imgrec.highlights import Highlights, evidence_of_filters, highlights, ranking
from imgrec.images import to_image
from imgrec.network import Network, shipped_network
from imgrec.trace import Trace, trace
from tests.odd_networks import NETWORKS


@pytest.fixture(scope="module")
def network() -> Network:
    return shipped_network()


@pytest.fixture(scope="module")
def traced(network: Network) -> Trace:
    return trace(network, to_image(samples()[0].pixels))


@pytest.fixture(scope="module")
def found(network: Network, traced: Trace) -> Highlights:
    return highlights(network, traced)


def test_the_filters_and_the_biases_add_up_to_the_logit(network: Network, traced: Trace) -> None:
    weights = network.weights
    awake = traced.dense_sum > 0
    for answer in range(10):
        biases = (
            weights["output.bias"][answer]
            + (weights["dense.bias"] * awake) @ (weights["output.kernel"][:, answer])
        )
        shares = evidence_of_filters(network, traced, answer)
        np.testing.assert_allclose(shares.sum() + biases, traced.logits[answer], atol=1e-3)


@pytest.mark.parametrize("name", NETWORKS)
def test_the_parts_add_up_to_the_logit_whatever_the_activation_is(name: str) -> None:
    network = NETWORKS[name]()
    own = trace(network, to_image(samples()[0].pixels))
    passed = own.dense / np.where(own.dense_sum == 0, 1, own.dense_sum)
    biases = network.weights.get("dense.bias", np.zeros_like(passed)) * passed

    for answer in range(len(network.class_names)):
        through = network.weights["output.kernel"][:, answer]
        shares = evidence_of_filters(network, own, answer)
        whole = shares.sum() + biases @ through + network.weights["output.bias"][answer]
        np.testing.assert_allclose(whole, own.logits[answer], atol=1e-4)


def test_the_winner_has_the_highest_probability(found: Highlights, traced: Trace) -> None:
    assert found.winner == traced.probabilities.argmax()
    assert found.logit == traced.logits.max()


def test_the_chosen_filter_adds_most(found: Highlights, network: Network, traced: Trace) -> None:
    shares = evidence_of_filters(network, traced, found.winner)

    assert found.evidence == shares[found.filter] == shares.max()


def test_the_strongest_reply_is_where_it_is_said_to_be(found: Highlights, traced: Trace) -> None:
    feature_map = traced.conv2d[..., found.filter]

    assert feature_map[found.row, found.column] == feature_map.max() == found.value


def test_units_come_with_the_most_evidence_first(found: Highlights) -> None:
    evidence = [unit.evidence for unit in found.units]

    assert evidence == sorted(evidence, reverse=True)
    assert all(share > 0 for share in evidence)


def test_awake_units_are_those_above_zero(found: Highlights, traced: Trace) -> None:
    assert found.awake == np.count_nonzero(traced.dense)


def test_a_ranking_starts_with_the_winner(traced: Trace) -> None:
    order = ranking(traced)

    assert sorted(order) == list(range(10))
    assert (np.diff(traced.probabilities[order]) <= 0).all()
