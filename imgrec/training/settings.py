"""What a training is asked for -> the settings that its `config.json` keeps."""

from __future__ import annotations

import os
import platform
from dataclasses import replace
from importlib.metadata import version
from typing import Any

from imgrec import cifar10, dataset_file
from imgrec.architecture import Architecture, Dense
from imgrec.dataset import OWN, Dataset
from imgrec.errors import TrainingError
from imgrec.training.recipes import Recipe
from imgrec.training.run_folder import RunFolder

OWN_PICTURES = "pictures.safetensors"  # in the folder of a run that has its own


def run_settings(
    recipe: Recipe,
    data: Dataset,
    *,
    epochs: int | None,
    seed: int,
    architecture: Architecture,
    devices: int = 1,
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
        "devices": devices,
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
    """The pictures that a run was started with: `data`, its own, or a set found by its name.

    Raises:
        TrainingError: If there is no run, or its pictures are not these.
        DatasetError: If its data set is not there any more.
    """
    out, asked = folder.path, folder.config()["data"]
    data = data or own_pictures(folder)
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


def own_pictures(folder: RunFolder) -> Dataset | None:
    """The learner's own pictures that a run keeps; None where it is on another set.

    Raises:
        TrainingError: If they were deleted.
        DatasetError: If they are damaged.
    """
    if folder.config()["data"]["name"] != OWN:
        return None
    path = folder.path / OWN_PICTURES
    if not has_own_pictures(folder):
        raise TrainingError(
            f"Expected the pictures of the run in {folder.path}. They were deleted: its network "
            "can be used, but not trained further. Start a new run."
        )
    return dataset_file.from_bytes(path.read_bytes(), OWN)


def has_own_pictures(folder: RunFolder) -> bool:
    """Whether a run keeps a learner's own pictures."""
    return (folder.path / OWN_PICTURES).is_file()


def _made_with() -> dict[str, Any]:
    packages = {name: version(name) for name in ("imgrec", "keras", "numpy")}
    return packages | {
        "python": platform.python_version(),
        "machine": platform.machine(),
        "cores": os.cpu_count(),
    }
