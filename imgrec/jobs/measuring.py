"""A finished run and its pictures -> what its network does on those that it never learned from.

evaluation.json   on the test pictures: an `Evaluation`
detector.json     what says that a picture shows none of CIFAR-10's classes: a `Detector`
"""

from __future__ import annotations

import json
from typing import Any

from imgrec.dataset import CLASS_NAMES, Dataset
from imgrec.evaluation import evaluate
from imgrec.images import to_image
from imgrec.network import load_network
from imgrec.out_of_distribution import fit
from imgrec.training.run_folder import RunFolder

ENOUGH = 1000  # held-out pictures: half of them set a threshold that one in twenty is above


def measure(run: RunFolder, data: Dataset) -> None:
    """Read the test pictures once, and write down what the network makes of them.

    Raises:
        TrainingError: If the folder cannot be written.
    """
    network = load_network(run.weights)
    if len(data.x_test):
        found = evaluate(network, data.x_test, data.y_test, data=f"{data.name} test")
        _write(run, "evaluation.json", found.to_dict())
    held_out = data.held_out_part().x_test
    if network.class_names == CLASS_NAMES and len(held_out) >= ENOUGH:
        _write(run, "detector.json", fit(network, to_image(held_out)).to_dict())


def _write(run: RunFolder, name: str, found: dict[str, Any]) -> None:
    with run.writing():
        (run.path / name).write_text(json.dumps(found), encoding="utf-8")
