"""What the follow widget is given."""

from __future__ import annotations

import numpy as np
import pytest

from imgrec.network import Network, make_network
from imgrec.trace import Trace, trace
from imgrec.ui.interactive import follow
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


def test_no_weight_of_a_cell_is_larger_than_its_strongest(network: Network) -> None:
    kernel = network.weights["dense.kernel"]
    found = follow.strongest(kernel)

    assert np.abs(found.weight) == pytest.approx(np.abs(kernel).max(axis=1))
    assert np.array_equal(kernel[np.arange(len(kernel)), found.unit], found.weight)


def test_a_weight_below_zero_can_be_the_strongest() -> None:
    found = follow.strongest(np.array([[0.25, -0.5]], np.float32))

    assert (found.unit.tolist(), found.weight.tolist()) == ([1], [-0.5])


def test_strongest_weights_that_fit_in_half_go_in_half() -> None:
    exact, inexact = np.float32([[0.5]]), np.float32([[0.1]])

    assert follow.strongest(exact).weight.dtype == np.float16
    assert follow.strongest(inexact).weight.dtype == np.float32


def test_the_dense_kernel_is_never_sent_whole(network: Network, traced: Trace) -> None:
    whole = network.weights["dense.kernel"]
    sent = follow.tensors(network, traced)

    assert sent["strongest_weight"].shape == (len(whole),)
    assert not any(array.shape == whole.shape for array in sent.values())


def test_every_station_has_its_code(network: Network) -> None:
    code = follow.options(network)["code"]

    assert len(code) == 6
    assert all(both["keras"] and "def " in both["numpy"] for both in code.values())
