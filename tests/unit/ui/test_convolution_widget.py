"""What the convolution widget is given."""

from __future__ import annotations

import numpy as np
import pytest

from imgrec.network import Network, make_network
from imgrec.trace import Trace, trace
from imgrec.ui import widget
from imgrec.ui.interactive import convolution
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
def traced(network: Network) -> Trace:
    draw = np.random.default_rng(1).random
    return trace(network, draw(network.architecture.input_shape, dtype=np.float32))


def test_the_dense_kernel_is_never_sent_whole(network: Network, traced: Trace) -> None:
    whole = network.weights["dense.kernel"]
    sent = convolution.tensors(network, traced, edited=1)

    assert sent["reach"].size == whole.size // 2
    assert not any(array.shape == whole.shape for array in sent.values())


def test_the_reach_of_a_filter_is_all_that_it_feeds(network: Network, traced: Trace) -> None:
    reaches = [convolution.reach(network, f) for f in range(2)]
    shares = [traced.max_pooling2d[..., f].ravel() @ reaches[f] for f in range(2)]

    assert sum(shares) == pytest.approx(traced.dense_sum, rel=1e-4, abs=1e-5)


def test_a_reach_that_fits_in_half_goes_in_half(network: Network) -> None:
    weights = dict(network.weights)
    assert convolution.reach(network, 0).dtype == np.float32

    weights["dense.kernel"] = weights["dense.kernel"].astype(np.float16).astype(np.float32)
    rounded = make_network(
        architecture=network.architecture,
        class_names=network.class_names,
        weights=weights,
        name="rounded",
    )
    assert convolution.reach(rounded, 0).dtype == np.float16


@pytest.mark.parametrize("nonsense", [None, -1, 2, "1", 1.5, [1], True])
def test_a_decision_is_not_believed_before_it_is_checked(
    network: Network, nonsense: object
) -> None:
    assert convolution.edited_filter(network, nonsense) is None


def test_a_filter_that_the_network_has_may_be_edited(network: Network) -> None:
    assert convolution.edited_filter(network, 1) == 1


def test_sizes_and_names_come_from_the_network(network: Network) -> None:
    options = convolution.options(network)

    assert options["class_names"] == ("cat", "dog", "frog")
    assert options["max_pooling2d"]["strides"] == (2, 2)
    assert options["max_norm"] is None


def test_a_picture_costs_less_than_two_hundred_kilobytes() -> None:
    from imgrec.network import shipped_network

    network = shipped_network()
    found = trace(network, np.zeros(network.architecture.input_shape, np.float32))
    sent = convolution.tensors(network, found)

    assert len(widget.pack("convolution", sent, convolution.options(network))) < 200_000
