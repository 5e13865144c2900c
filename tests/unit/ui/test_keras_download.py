"""The file for Keras: written by a process of its own, equal to the network that it is made of."""

from __future__ import annotations

import sys

import numpy as np
import pytest

from imgrec.errors import ExportError
from imgrec.network_files import network_from_file
from imgrec.ui.networks.keras_download import keras_file
from tests.odd_networks import odd


def test_the_file_for_keras_holds_the_network() -> None:
    network = odd(classes=3, dense={"units": 4})

    content = keras_file(network.id, network.name, _network=network)

    found, named = network_from_file(content, "network.keras")
    assert named
    assert (found.class_names, found.architecture) == (network.class_names, network.architecture)
    for name, weights in network.weights.items():
        np.testing.assert_array_equal(found.weights[name], weights, err_msg=name)


def test_a_file_that_cannot_be_written_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    network = odd(classes=2, dense={"units": 3})
    monkeypatch.setattr(sys, "executable", "no-python-of-that-name")

    with pytest.raises(ExportError, match="Expected to write the network for Keras"):
        keras_file(network.id, network.name, _network=network)
