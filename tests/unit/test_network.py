from __future__ import annotations

import hashlib
import pickle
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from imgrec.architecture import SIX_LAYERS
from imgrec.errors import WeightsError
from imgrec.network import Network, load_network, make_network, save_network, shipped_network
from imgrec.weights_format import Parts


@pytest.fixture
def path(tmp_path: Path, small: Parts) -> Path:
    path = tmp_path / "small.safetensors"
    save(path, small)
    return path


def save(path: Path, small: Parts, dtype: str = "float16", **change: Any) -> Network:
    return save_network(path, **small._replace(**change)._asdict(), dtype=dtype)


def test_a_network_comes_back_as_it_was_saved(path: Path, small: Parts) -> None:
    network = load_network(path)

    assert (network.name, network.class_names) == ("small", small.class_names)
    assert network.architecture == small.architecture
    assert network.weights.keys() == small.weights.keys()
    assert network.id == hashlib.sha256(path.read_bytes()).hexdigest()[:12]


def test_float16_on_disk_is_float32_in_memory_and_nothing_is_lost_twice(
    path: Path, small: Parts
) -> None:
    loaded = load_network(path).weights["dense.kernel"]

    assert loaded.dtype == np.float32
    rounded = small.weights["dense.kernel"].astype(np.float16)
    np.testing.assert_array_equal(loaded, rounded)


def test_float32_keeps_every_digit(path: Path, small: Parts) -> None:
    network = save(path, small, dtype="float32")

    np.testing.assert_array_equal(network.weights["dense.kernel"], small.weights["dense.kernel"])


def test_saving_gives_the_network_that_loading_gives(path: Path, small: Parts) -> None:
    saved, loaded = save(path, small), load_network(path)

    assert saved.id == loaded.id
    for name, weights in saved.weights.items():
        np.testing.assert_array_equal(weights, loaded.weights[name])


def test_nobody_can_write_into_the_weights(path: Path, small: Parts) -> None:
    with pytest.raises(ValueError, match="read-only"):
        load_network(path).weights["output.bias"][0] = 1


def test_a_network_made_in_memory_has_the_id_of_its_weights(small: Parts) -> None:
    changed = {**small.weights, "output.bias": np.float32([1, 2, 3])}

    first, again, other = (
        make_network(**small._replace(weights=weights)._asdict())
        for weights in (small.weights, small.weights, changed)
    )

    assert first.id == again.id != other.id


def test_the_shipped_network_is_the_one_of_the_course() -> None:
    network = shipped_network()

    assert network.architecture == SIX_LAYERS
    assert network.class_names[3] == "cat"


def test_an_unknown_name_is_no_shipped_network() -> None:
    with pytest.raises(WeightsError, match=r"one of six_layers, wiki. Received 'other'"):
        shipped_network("other")


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "nothing.safetensors", tmp_path):
        with pytest.raises(WeightsError, match="a file that can be read"):
            load_network(path)


def test_saving_what_does_not_fit_leaves_the_good_file_alone(path: Path, small: Parts) -> None:
    good = path.read_bytes()
    for change in (
        {"class_names": ("cat",)},
        {"weights": {**small.weights, "output.bias": np.float32([1e9, 0, 0])}},  # no float16
        {"dtype": "int8"},
    ):
        with pytest.raises(WeightsError, match="Expected"):
            save(path, small, **change)

    assert path.read_bytes() == good
    assert list(path.parent.iterdir()) == [path]


def test_a_write_that_fails_leaves_nothing_behind(
    path: Path, small: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(file: int) -> None:
        raise OSError(28, "No space left on device")

    good = path.read_bytes()
    monkeypatch.setattr("os.fsync", full)

    with pytest.raises(OSError, match="No space left"):
        save(path, small, name="newer")

    assert path.read_bytes() == good
    assert list(path.parent.iterdir()) == [path]


def test_a_network_can_travel_to_another_process(path: Path) -> None:
    network = load_network(path)

    arrived = pickle.loads(pickle.dumps(network))

    assert (arrived.id, arrived.architecture) == (network.id, network.architecture)
