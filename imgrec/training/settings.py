"""What a training is asked for -> the settings that its `config.json` keeps."""

from __future__ import annotations

import os
import platform
from importlib.metadata import version
from typing import Any

from imgrec.architecture import Architecture
from imgrec.cifar10 import Cifar10
from imgrec.errors import TrainingError
from imgrec.training.recipes import Recipe


def run_settings(
    recipe: Recipe,
    data: Cifar10,
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
        "architecture": architecture.to_dict(),
        "made_with": _made_with(),
    }


def _made_with() -> dict[str, Any]:
    packages = {name: version(name) for name in ("imgrec", "keras", "numpy")}
    return packages | {
        "python": platform.python_version(),
        "machine": platform.machine(),
        "cores": os.cpu_count(),
    }
