"""What the view of the whole network is given, and where it may lead."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from imgrec import images
from imgrec.cifar10 import samples
from imgrec.keras_line import keras_line
from imgrec.network import Network, shipped_network
from imgrec.trace import Trace, trace
from imgrec.ui import menu, widget
from imgrec.ui.interactive import strong_weights, whole_network

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def network() -> Network:
    return shipped_network()


@pytest.fixture(scope="module")
def traced(network: Network) -> Trace:
    return trace(network, images.to_image(samples()[0].pixels))


@pytest.fixture
def in_the_app(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(menu, "app_folder", lambda: ROOT)


def places(sent: np.ndarray) -> np.ndarray:
    """Two bytes each, as the page reads them."""
    return sent.view("<u2")[..., 0]


def test_the_strongest_come_first_whatever_their_sign() -> None:
    weights = np.array([[0.1, -3, 2, 0], [0, 0, 0, 1]], np.float32)

    assert strong_weights.strongest(weights)[:, 0].tolist() == [1, 3]
    assert strong_weights.strongest(weights)[0].tolist()[:3] == [1, 2, 0]


def test_each_unit_comes_with_its_strongest_weights(network: Network) -> None:
    sent, kernel = strong_weights.tensors(network), network.weights["dense.kernel"]
    inputs = places(sent["unit_inputs"])

    assert inputs.shape == (512, 8)
    assert np.abs(kernel[:, 41]).max() == np.abs(sent["unit_weights"][41, 0])
    np.testing.assert_array_equal(kernel[inputs[41], 41], sent["unit_weights"][41])


def test_each_place_of_the_vector_comes_with_its_strongest_weights(network: Network) -> None:
    sent, kernel = strong_weights.tensors(network), network.weights["dense.kernel"]
    units = places(sent["cell_units"])

    assert units.shape == (8192, 8)
    np.testing.assert_array_equal(kernel[1191, units[1191]], sent["cell_weights"][1191])


def test_a_picture_costs_less_than_150_kilobytes_and_a_network_less_than_320(
    network: Network, traced: Trace, in_the_app: None
) -> None:
    told = whole_network.options(network, traced)
    picture = widget.pack("whole_network", whole_network.tensors(traced), told)
    weights = widget.pack("strong_weights", strong_weights.tensors(network), {})

    assert (len(picture) < 160_000, len(weights) < 320_000) == (True, True)


def test_the_six_lines_and_the_trace_by_hand_are_shown(
    network: Network, traced: Trace, in_the_app: None
) -> None:
    code = whole_network.options(network, traced)["code"]

    lines = [keras_line(layer) for layer in network.architecture.layers]
    assert code["keras"].splitlines() == lines
    assert code["numpy"] == widget.source(trace)


def test_a_cell_leads_to_its_lesson(in_the_app: None) -> None:
    asked = {"slug": "dense", "values": {"unit": 41}, "at": 1}

    assert whole_network.destination(asked) == ("dense", {"unit": "41"})


@pytest.mark.parametrize(
    "nonsense",
    [None, 7, "dense", {}, {"slug": "no_such_page"}, {"slug": "home"}, {"slug": ["dense"]}],
)
def test_a_decision_is_not_believed_before_it_is_checked(
    nonsense: object, in_the_app: None
) -> None:
    assert whole_network.destination(nonsense) is None


@pytest.mark.parametrize("values", [{"unit": -1}, {"unit": "1"}, {"x": 1}, {"unit": True}, [1]])
def test_only_places_go_into_the_address(values: object, in_the_app: None) -> None:
    assert whole_network.destination({"slug": "dense", "values": values}) == ("dense", {})
