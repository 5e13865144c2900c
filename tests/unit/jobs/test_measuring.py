"""A finished run and its pictures -> the files that say what its network does on them."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from imgrec import cifar10
from imgrec.dataset import Dataset
from imgrec.evaluation import evaluate
from imgrec.jobs import measuring
from imgrec.network import load_network, save_network, shipped_network
from imgrec.out_of_distribution import read_detector
from imgrec.trace import trace
from imgrec.training.run_folder import RunFolder


@pytest.fixture
def run(tmp_path: Path) -> RunFolder:
    """Give a run that left the network of the course, rounded as it ships."""
    network = shipped_network("wiki")
    save_network(
        tmp_path / "weights.safetensors",
        architecture=network.architecture,
        class_names=network.class_names,
        weights=network.weights,
        name="mine",
    )
    return RunFolder(tmp_path)


@pytest.fixture(scope="module")
def few() -> Dataset:
    """Give the bundled pictures, of which 40 are tested on."""
    data = cifar10.load("bundled")
    return replace(data, x_test=data.x_test[:40], y_test=data.y_test[:40])


def test_the_test_pictures_are_read_and_what_came_of_them_written(
    run: RunFolder, few: Dataset
) -> None:
    measuring.measure(run, few)

    found = json.loads(run.evaluation.read_text(encoding="utf-8"))
    network = load_network(run.weights)
    expected = evaluate(network, few.x_test, few.y_test, data="bundled test")
    assert found == json.loads(json.dumps(expected.to_dict()))


def test_nothing_is_said_of_no_test_pictures(run: RunFolder, few: Dataset) -> None:
    measuring.measure(run, replace(few, x_test=few.x_test[:0], y_test=few.y_test[:0]))

    assert not run.evaluation.exists()


def test_few_held_out_pictures_make_no_detector_and_enough_make_one(
    run: RunFolder, few: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    measuring.measure(run, few)
    assert not (run.path / "detector.json").exists()

    monkeypatch.setattr(measuring, "ENOUGH", int(few.held_out.sum()))
    measuring.measure(run, few)

    network = load_network(run.weights)
    detector = read_detector(run.path / "detector.json", network)
    assert detector is not None
    grey = trace(network, np.full((32, 32, 3), 0.5, np.float32))
    assert np.isfinite(detector.judge(grey).score)


def test_a_network_of_other_classes_has_no_detector(
    run: RunFolder, few: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(measuring, "ENOUGH", 1)
    network = load_network(run.weights)
    names = tuple(f"class {place}" for place in range(10))
    save_network(
        run.weights,
        architecture=network.architecture,
        class_names=names,
        weights=network.weights,
        name="other",
    )

    measuring.measure(run, replace(few, class_names=names))

    assert not (run.path / "detector.json").exists()
