"""Gives the shipped network, and a sample picture in every layer of it."""

from __future__ import annotations

import pytest

from imgrec.cifar10 import samples
from imgrec.images import to_image
from imgrec.network import Network, shipped_network
from imgrec.trace import Trace
from imgrec.trace import trace as carry


@pytest.fixture(scope="session")
def network() -> Network:
    return shipped_network()


@pytest.fixture(scope="session")
def trace(network: Network) -> Trace:
    return carry(network, to_image(samples()[0].pixels))
