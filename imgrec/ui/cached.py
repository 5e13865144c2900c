"""Weights file, network and image -> network, trace and evaluation, each worked out once.

What comes from a person's picture is cached for its session alone; networks are shared by all.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from imgrec import cifar10
from imgrec import network as networks
from imgrec.by_hand.softmax import softmax
from imgrec.by_heart import Learning, learn_by_heart
from imgrec.evaluation import read_evaluation
from imgrec.film import Film, shipped_film
from imgrec.network import Network
from imgrec.out_of_distribution import Detector, detector_for, read_detector
from imgrec.trace import Trace, trace_many
from imgrec.trace import trace as trace_by_hand
from imgrec.training.run_folder import RunFolder

ASSETS = Path(networks.__file__).parent / "assets"
TRACES_A_SESSION = 4
ANSWERS_A_SESSION = 4
RESULTS_A_SESSION = 12
OWN_NETWORKS_KEPT = 8  # of all learners; 17 MB each, and read anew in a tenth of a second
OWN_EVALUATIONS_KEPT = 256
DETECTORS_KEPT = 4  # as many as networks have their neighbours kept


@st.cache_resource(show_spinner=False)
def network(name: str) -> Network:
    """A shipped network, read once in the life of the server."""
    return networks.shipped_network(name)


@st.cache_resource(show_spinner=False)
def evaluation(name: str) -> dict[str, Any] | None:
    """What a shipped network did on the 10,000 test pictures, or None where nobody measured it."""
    return read_evaluation(name)


def run_network(folder: Path) -> Network:
    """The network that a run has left."""
    weights = RunFolder(folder).weights
    return _run_network(weights, weights.stat().st_mtime_ns)


def run_evaluation(folder: Path) -> dict[str, Any] | None:
    """What a run's network did on the test pictures of its data; None where nobody measured it."""
    path = RunFolder(folder).evaluation
    return _run_evaluation(path, path.stat().st_mtime_ns) if path.is_file() else None


@st.cache_resource(max_entries=OWN_NETWORKS_KEPT, show_spinner=False)
def _run_network(path: Path, changed: int) -> Network:
    return networks.load_network(path)


@st.cache_resource(max_entries=OWN_EVALUATIONS_KEPT, show_spinner=False)
def _run_evaluation(path: Path, changed: int) -> dict[str, Any]:
    measured: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return measured


def detector(network: Network, folder: Path | None = None) -> Detector | None:
    """What says that a picture shows none of the classes, read once a network.

    Args:
        network: the network.
        folder: of the run that it comes from; None for one that ships.
    """
    return _detector(network.id, folder, _network=network)


@st.cache_resource(max_entries=DETECTORS_KEPT, show_spinner=False)
def _detector(network_id: str, folder: Path | None, *, _network: Network) -> Detector | None:
    if folder is None:
        return detector_for(_network)
    path = folder / "detector.json"
    return read_detector(path, _network) if path.is_file() else None


@st.cache_resource(show_spinner=False)
def film(name: str) -> Film:
    """Some moments of a shipped network's training."""
    return shipped_film(name)


@st.cache_resource(show_spinner=False)
def learning(count: int) -> Learning:
    """One layer that learns so many of the bundled pictures by heart."""
    return learn_by_heart(cifar10.load("bundled"), count)


@st.cache_resource(show_spinner=False)
def network_names() -> tuple[str, ...]:
    """The shipped networks whose weights are here, the best trained first."""
    present = [name for name in networks.SHIPPED if (ASSETS / f"{name}.safetensors").is_file()]
    return tuple(present) or networks.SHIPPED[:1]


def trace(network: Network, image: NDArray[np.float32]) -> Trace:
    """One image in every layer: the same answer for the same network and image."""
    return _trace(network.id, image.tobytes(), _network=network, _image=image)


def probabilities(network: Network, images: NDArray[np.float32]) -> NDArray[np.float32]:
    """The answers alone to many images `(n, 32, 32, 3)`: `(n, classes)`."""
    return _probabilities(network.id, images.tobytes(), _network=network, _images=images)


def once(
    network: Network, image: NDArray[np.float32], key: tuple[str, ...], work: Callable[[], Any]
) -> Any:
    """The result of some work, named by the key, on what a network makes of an image."""
    return _once(network.id, image.tobytes(), key, _work=work)


@st.cache_data(scope="session", max_entries=TRACES_A_SESSION, show_spinner=False)
def _trace(
    network_id: str, image_bytes: bytes, *, _network: Network, _image: NDArray[np.float32]
) -> Trace:
    return trace_by_hand(_network, _image)


@st.cache_data(scope="session", max_entries=ANSWERS_A_SESSION, show_spinner=False)
def _probabilities(
    network_id: str, image_bytes: bytes, *, _network: Network, _images: NDArray[np.float32]
) -> NDArray[np.float32]:
    return softmax(trace_many(_network, _images))


@st.cache_data(scope="session", max_entries=RESULTS_A_SESSION, show_spinner=False)
def _once(
    network_id: str, image_bytes: bytes, key: tuple[str, ...], *, _work: Callable[[], Any]
) -> Any:
    return _work()
