"""The bundled pictures that a network finds most alike."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from imgrec import cifar10, neighbours
from imgrec.architecture import Architecture, Conv2D, Dense, Dropout, Flatten, MaxPooling2D
from imgrec.cifar10 import CLASS_NAMES
from imgrec.dataset import Dataset
from imgrec.images import to_image
from imgrec.neighbours import cosine_distances, nearest, unit_length
from imgrec.network import Network, make_network, shipped_network
from imgrec.trace import dense_many, trace

activations = arrays.arrays(np.float32, (6, 4), elements=st.floats(0, 100, width=32))


@pytest.fixture(scope="module")
def bundled() -> Dataset:
    return cifar10.load("bundled")


@pytest.fixture(scope="module")
def network() -> Network:
    return shipped_network("wiki")


@pytest.mark.parametrize("index", [0, 417, 999])
def test_the_nearest_of_a_bundled_picture_is_itself(
    network: Network, bundled: Dataset, index: int
) -> None:
    first, second, *_ = nearest(network, trace(network, to_image(bundled.x_test[index])))

    assert first.index == index
    assert first.class_name == CLASS_NAMES[bundled.y_test[index]]
    assert first.distance == pytest.approx(0, abs=1e-9)
    assert second.distance > first.distance
    np.testing.assert_array_equal(first.pixels, bundled.x_test[index])


def test_no_other_picture_is_nearer_than_the_five(network: Network, bundled: Dataset) -> None:
    traced = trace(network, to_image(bundled.x_train[3]))

    found = nearest(network, traced)

    units = dense_many(network, to_image(bundled.x_test)).astype(float)
    cosines = units @ traced.dense / np.linalg.norm(units, axis=1) / np.linalg.norm(traced.dense)
    np.testing.assert_allclose([n.distance for n in found], np.sort(1 - cosines)[:5], atol=1e-5)
    assert [n.index for n in found] == np.argsort(1 - cosines)[:5].tolist()


@given(activations)
def test_the_distance_is_one_minus_the_cosine(units: np.ndarray) -> None:
    units = units + np.float32(0.01)  # so that there is an angle

    found = cosine_distances(units[0], unit_length(units))

    whole = units.astype(float)
    lengths = np.linalg.norm(whole, axis=1)
    np.testing.assert_allclose(found, 1 - whole @ whole[0] / lengths / lengths[0], atol=1e-6)
    assert found[0] == 0


def test_a_picture_that_wakes_no_unit_has_a_distance_too() -> None:
    silent = np.zeros(4, np.float32)

    assert np.isfinite(cosine_distances(silent, unit_length(np.eye(4, dtype=np.float32)))).all()


def test_a_network_of_other_classes_finds_neighbours_by_cifar10s_names() -> None:
    foreign = _tiny(0)

    found = nearest(foreign, trace(foreign, np.full((32, 32, 3), 0.5, np.float32)), count=3)

    assert len(found) == 3
    assert {neighbour.class_name for neighbour in found} <= set(CLASS_NAMES)


def test_only_the_last_few_networks_are_remembered() -> None:
    for seed in range(neighbours.NETWORKS_KEPT + 1):
        network = _tiny(seed)
        nearest(network, trace(network, np.zeros((32, 32, 3), np.float32)))

    assert len(neighbours._kept) == neighbours.NETWORKS_KEPT
    assert network.id in neighbours._kept


def _tiny(seed: int) -> Network:
    """A network of letters that is run in a moment, for it strides over the picture."""
    architecture = Architecture(
        (32, 32, 3),
        (
            Conv2D(2, (3, 3), strides=(4, 4), activation="relu"),
            MaxPooling2D(),
            Flatten(),
            Dense(5, activation="relu"),
            Dropout(0.5),
            Dense(2, activation="softmax", name="output"),
        ),
    )
    draw = np.random.default_rng(seed).standard_normal
    weights = {name: draw(s).astype(np.float32) for name, s in architecture.weight_shapes.items()}
    return make_network(
        architecture=architecture, class_names=("alpha", "beta"), weights=weights, name="letters"
    )
