"""A training of milliseconds, whose seed says what it does; a worker imports it by its name."""

from __future__ import annotations

import itertools
import os
import threading
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from imgrec.dataset import Dataset
from imgrec.errors import TrainingError
from imgrec.training.reports import EpochReport, Report, StepReport
from imgrec.training.run_folder import Checkpoint, RunFolder
from imgrec.training.steering import Steering

QUICK, ENDLESS, ENDLESS_AFTER_ONE, REFUSES, BREAKS, KILLS = range(6)
STEP = 0.002  # seconds, as long as the work of a step would take
SPEED = 1000.0  # pictures a second, as it says


def train(folder: Path, data: Dataset, report: Report, steering: Steering) -> None:
    """Do what the seed says; what is taken up from a checkpoint comes to its end."""
    run = RunFolder(folder)
    config, checkpoint = run.config(), run.last_checkpoint()
    assert data.sha == config["data"]["sha"]
    done = checkpoint.epoch if checkpoint else 0
    if config["seed"] == REFUSES:
        raise TrainingError("Expected nothing. Received everything. Give less.")
    if config["seed"] == KILLS:
        os._exit(1)
    if config["seed"] == BREAKS:
        raise ValueError("broken")
    for epoch in range(done, config["epochs"]):
        endless = config["seed"] == ENDLESS or (
            config["seed"] == ENDLESS_AFTER_ONE and epoch == 1 and done == 0
        )
        for step in itertools.count() if endless else range(3):
            threading.Event().wait(STEP)
            rate = steering.learning_rate or 0.0
            report(StepReport(epoch, config["epochs"], step, 3, rate, 1.0))
        _finish_epoch(run, epoch, config["epochs"], report, steering)
    run.weights.write_bytes(b"all")


def end_early(folder: Path, data: Dataset) -> None:
    """Leave a network that says so."""
    (folder / "weights.safetensors").write_bytes(b"early")


def _finish_epoch(
    run: RunFolder, epoch: int, epochs: int, report: Report, steering: Steering
) -> None:
    figures = {"loss": 2.0, "accuracy": 0.2, "val_loss": 1.9, "val_accuracy": 0.25}
    metrics = {"epoch": epoch + 1, "process": os.getpid(), "folder": os.getcwd()}
    metrics |= figures | {"pictures_per_second": SPEED}
    run.save_frame(epoch + 1, _frame(epoch, steering.picture))
    run.save(Checkpoint(epoch + 1, {"weights": np.full(5, epoch)}, metrics))
    report(EpochReport(epoch, epochs, 0.0, 0.0, 0.0, 0.0, 0.0))


def _frame(epoch: int, picture: NDArray[np.uint8] | None) -> dict[str, NDArray[Any]]:
    """What a film shows of an untrained network; `own` is all on the class of the first pixel."""
    own = {} if picture is None else {"own": np.eye(10, dtype=np.float32)[picture.flat[0] % 10]}
    return own | {
        "kernel": np.full((3, 3, 3, 32), epoch / 10, np.float16),
        "filter_norms": np.full(32, epoch, np.float32),
        "unit_norms": np.full(512, epoch, np.float32),
        "answers": np.full((10, 10), 0.1, np.float32),
        "confusion": np.full((10, 10), 2, np.int16),
        "answered": np.tile(np.arange(10, dtype=np.uint8), 20),
        "awake": np.ones(512, np.uint8),
        "awake_of": np.asarray([64], np.uint8),
    }
