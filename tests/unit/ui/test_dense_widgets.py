"""What the dense and the output widgets are given."""

from __future__ import annotations

import re

import numpy as np
import pytest

from imgrec.keras_line import keras_line
from imgrec.network import Network, make_network, shipped_network
from imgrec.trace import Trace, trace
from imgrec.ui import widget
from imgrec.ui.interactive import dense, max_norm, output, parameters
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


def opened(code: str) -> set[str]:
    """What the lines without indentation open with, such as `def norms(`."""
    return {re.split(r"(?<=[(:])", line)[0] for line in code.splitlines() if line[:1].isalpha()}


def test_one_units_weights_are_sent_and_make_its_sum(network: Network, traced: Trace) -> None:
    sent = dense.tensors(network, traced, unit=1)

    total = traced.flatten @ sent["unit_weights"] + sent["bias"][1]
    assert total == pytest.approx(traced.dense_sum[1], rel=1e-4, abs=1e-5)
    assert not any(array.shape == network.weights["dense.kernel"].shape for array in sent.values())


@pytest.mark.parametrize("nonsense", [None, -1, 10_000, "1", 1.5, [1], True])
def test_a_decision_that_is_no_unit_gives_the_strongest(traced: Trace, nonsense: object) -> None:
    assert dense.chosen_unit(traced, nonsense) == int(traced.dense.argmax())


def test_a_unit_that_the_network_has_is_the_one_shown(traced: Trace) -> None:
    assert dense.chosen_unit(traced, 0) == 0


def test_the_logits_can_be_made_from_what_is_sent(network: Network, traced: Trace) -> None:
    sent = output.tensors(network, traced)

    logits = sent["inputs"] @ sent["kernel"] + sent["bias"]
    assert logits == pytest.approx(traced.logits, rel=1e-4, abs=1e-5)


def test_there_is_one_norm_a_unit(network: Network, traced: Trace) -> None:
    sent = max_norm.tensors(network, traced)

    assert sent["norms"].shape == traced.dense_sum.shape
    assert max_norm.options(network)["max_value"] is None
    assert max_norm.options(shipped_network())["max_value"] == 3


def test_the_shapes_of_all_weights_count_all_parameters(network: Network) -> None:
    layers = parameters.options(network)["layers"]

    counted = sum(int(np.prod(shape)) for layer in layers for shape in layer["shapes"])
    assert counted == network.architecture.parameter_count


def test_max_norm_shows_the_limit_and_the_norms_by_hand() -> None:
    code = max_norm.options(shipped_network())["code"]

    assert code["keras"].splitlines() == [
        'Dense(512, activation="relu", kernel_constraint=MaxNorm(3))',
        "MaxNorm(max_value=3, axis=0)",
    ]
    assert {"def norms(", "class MaxNorm:", "def stretch("} <= opened(code["numpy"])


def test_without_a_limit_only_the_layers_line_is_shown(network: Network) -> None:
    line = max_norm.options(network)["code"]["keras"]

    assert line.startswith("Dense(")
    assert "\n" not in line


def test_parameters_shows_all_lines_and_how_the_layers_count(network: Network) -> None:
    code = parameters.options(network)["code"]

    assert code["keras"].splitlines() == [keras_line(one) for one in network.architecture.layers]
    assert "math.prod(shape) for shape in self.weight_shapes(input_shape)" in code["numpy"]
    assert {"class Conv2D:", "class Dense:"} <= opened(code["numpy"])


def test_a_unit_costs_little_and_so_does_the_output() -> None:
    network = shipped_network()
    found = trace(network, np.zeros(network.architecture.input_shape, np.float32))
    unit = dense.tensors(network, found, unit=0)

    assert len(widget.pack("dense", unit, dense.options(network, unit=0))) < 80_000
    assert len(widget.pack("output", output.tensors(network, found), {})) < 40_000
