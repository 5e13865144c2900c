"""What the surgery widget is given, and what is believed of what it tells."""

from __future__ import annotations

import numpy as np
import pytest

from imgrec.network import Network, shipped_network
from imgrec.surgery import Replacement, Surgery
from imgrec.trace import Trace, trace
from imgrec.ui import widget
from imgrec.ui.interactive import surgery


@pytest.fixture(scope="module")
def network() -> Network:
    return shipped_network()


@pytest.fixture(scope="module")
def traced(network: Network) -> Trace:
    draw = np.random.default_rng(1).random
    return trace(network, draw(network.architecture.input_shape, dtype=np.float32))


def test_a_picture_costs_about_a_hundred_kilobytes(network: Network, traced: Trace) -> None:
    sent = surgery.tensors(network, traced, Surgery())

    packed = widget.pack("surgery", sent, surgery.options(network, Surgery()))
    assert len(packed) < 130_000


def test_the_shares_are_those_of_the_channels_that_are_left(
    network: Network, traced: Trace
) -> None:
    whole = surgery.tensors(network, traced, Surgery())["shares"]
    part = surgery.tensors(network, traced, Surgery(channels=(0, 1, 2)))["shares"]

    assert not np.allclose(whole, part)


def test_a_replaced_filter_is_sent_beside_the_learned_one(network: Network, traced: Trace) -> None:
    silent = Replacement(9, np.zeros((3, 3, 3), np.float32))
    sent = surgery.tensors(network, traced, Surgery(replacements=(silent,)))

    assert not sent["replaced_shares"].any()
    assert sent["shares"][9].any()


def test_what_the_browser_tells_becomes_a_surgery(network: Network) -> None:
    told = {
        "channels": [2],
        "filters": [9, 3, 9],
        "units": [511],
        "replaced": [{"filter": 4, "kernel": [0.5] * 27, "bias": 1}],
    }
    found = surgery.checked(network, told)

    assert (found.channels, found.filters, found.units) == ((2,), (3, 9), (511,))
    assert (found.replacements[0].filter, found.replacements[0].bias) == (4, 1.0)


@pytest.mark.parametrize(
    "nonsense",
    [
        None,
        "all",
        {"filters": [32, -1, "1", True, None], "channels": 3, "units": {"0": 1}},
        {"replaced": [{"filter": 4, "kernel": [1.0] * 26, "bias": 0}, 7, {}]},
        {"replaced": [{"filter": 4, "kernel": [float("nan")] * 27, "bias": 0}]},
        {"replaced": [{"filter": 4, "kernel": [1e300] * 27, "bias": 0}]},
        {"replaced": [{"filter": 99, "kernel": [1.0] * 27, "bias": 0}]},
    ],
)
def test_nonsense_changes_nothing(nonsense: object, network: Network) -> None:
    found = surgery.checked(network, nonsense)

    assert (found.channels, found.filters, found.units, found.replacements) == ((), (), (), ())


def test_the_accuracy_is_that_of_the_bundled_test_pictures(network: Network) -> None:
    everything = Surgery(filters=tuple(range(32)))

    assert surgery.pictures_measured() == 1000
    assert surgery.accuracy(network) > 0.75
    assert surgery.accuracy(network, everything) == pytest.approx(0.1, abs=0.02)
