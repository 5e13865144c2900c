"""What a training is asked for -> the settings that its `config.json` keeps."""

from __future__ import annotations

import os
import platform
from dataclasses import replace
from importlib.metadata import version
from typing import Any

from imgrec import cifar10
from imgrec.architecture import Architecture, Dense
from imgrec.dataset import Dataset
from imgrec.errors import TrainingError
from imgrec.training.recipes import Recipe
from imgrec.training.run_folder import RunFolder


def run_settings(
    recipe: Recipe,
    data: Dataset,
    *,
    epochs: int | None,
    seed: int,
    architecture: Architecture,
) -> dict[str, Any]:
    """All that decides the weights a run ends with, and what they are made with.

    Raises:
        TrainingError: If there is no epoch to train.
    """
    length = recipe.epochs if epochs is None else epochs
    if length < 1:
        raise TrainingError(f"Expected at least 1 epoch. Received {length}. Ask for more.")
    return {
        "recipe": recipe.to_dict(),
        "epochs": length,
        "seed": seed,
        "data": {"name": data.name, "sha": data.sha},
        "class_names": list(data.class_names),
        "architecture": _for_classes(architecture, len(data.class_names)).to_dict(),
        "made_with": _made_with(),
    }


def _for_classes(architecture: Architecture, count: int) -> Architecture:
    """The same layers, with as many output units as there are classes."""
    *others, last = architecture.layers
    if not isinstance(last, Dense):
        return architecture
    return replace(architecture, layers=(*others, replace(last, units=count)))


def pictures_of_run(folder: RunFolder, data: Dataset | None) -> Dataset:
    """The pictures that a run was started with: `data`, or the full or bundled set found again.

    Raises:
        TrainingError: If there is no run, or its pictures are not these.
        DatasetError: If its data set is not there any more.
    """
    out, asked = folder.path, folder.config()["data"]
    if data is None and asked["name"] not in ("full", "bundled"):
        raise TrainingError(
            f"Expected the data that the run in {out} was started with ({asked['name']}). "
            f"Name the file: `imgrec train --resume {out} --data PATH`."
        )
    data = data or cifar10.load(asked["name"])
    if data.sha != asked["sha"]:
        raise TrainingError(
            f"Expected the data that the run in {out} was started with ({asked['name']}). "
            f"Received other pictures ({data.name}). Name the right file, or start a new run."
        )
    return data


def _made_with() -> dict[str, Any]:
    packages = {name: version(name) for name in ("imgrec", "keras", "numpy")}
    return packages | {
        "python": platform.python_version(),
        "machine": platform.machine(),
        "cores": os.cpu_count(),
    }
