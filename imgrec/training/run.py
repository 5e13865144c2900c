"""Data + recipe -> a run folder with a trained network, resumable after any epoch."""

from __future__ import annotations

from pathlib import Path

from imgrec.architecture import SIX_LAYERS, Architecture
from imgrec.dataset import Dataset
from imgrec.network import Network
from imgrec.training.devices import strategy_for
from imgrec.training.open_run import OpenRun
from imgrec.training.recipes import Recipe
from imgrec.training.reports import Report, silent
from imgrec.training.run_folder import RunFolder
from imgrec.training.settings import pictures_of_run, run_settings
from imgrec.training.steering import Steering
from imgrec.training.teacher import Teacher, check_teacher, save_teacher


def train(
    recipe: Recipe,
    *,
    data: Dataset,
    out: Path,
    epochs: int | None = None,
    seed: int = 0,
    architecture: Architecture = SIX_LAYERS,
    devices: int = 1,
    teacher: Teacher | None = None,
    report: Report = silent,
) -> Network:
    """Train a fresh network and leave the run in `out`.

    Args:
        recipe: How to train.
        data: Its held-out part is never trained on: it gives the `val_` figures and the
            temperature.
        out: A folder that holds no run yet; it is made where it is missing.
        epochs: Instead of the recipe's own number.
        seed: Of the first weights, the order, the variations and the dropout masks.
        architecture: The layers to train.
        devices: How many GPUs or CPUs share each batch.
        teacher: What the recipe takes a share of its targets from; the run keeps it.
        report: Called after every step and every epoch.

    Returns:
        The network as it was saved: its weights rounded to float16.

    Raises:
        TrainingError: If the folder cannot be used, the loss is no number, or devices or a teacher
            lack.
    """
    strategy_for(devices)  # before a folder is made
    check_teacher(recipe, teacher)
    settings = run_settings(
        recipe, data, epochs=epochs, seed=seed, architecture=architecture, devices=devices
    )
    folder = RunFolder(out)
    folder.start(settings)
    if teacher is not None:
        with folder.writing():
            save_teacher(folder.teacher, teacher)
    return OpenRun(folder, data).finish(report)


def resume(
    out: Path,
    *,
    data: Dataset | None = None,
    report: Report = silent,
    steering: Steering | None = None,
) -> Network:
    """Go on with the run in `out` from its last checkpoint, and finish it.

    Args:
        out: The run's folder.
        data: Where the run used a file of its own; the full and bundled sets are found again.
        report: Called after every step and every epoch.
        steering: What somebody changes meanwhile.

    Raises:
        TrainingError: If there is no run, or its data are not these.
        DatasetError: If its data set is not there any more.
    """
    return OpenRun(RunFolder(out), pictures_of_run(RunFolder(out), data), steering).finish(report)


def end_early(out: Path, *, data: Dataset | None = None) -> Network:
    """Write the network of a run as it was after its last finished epoch; raises as `resume`."""
    return OpenRun(RunFolder(out), pictures_of_run(RunFolder(out), data)).save_network()
