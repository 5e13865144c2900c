"""The training that a worker does: imported there, by name, and nowhere else."""

from __future__ import annotations

from pathlib import Path

from imgrec.dataset import Dataset
from imgrec.jobs.measuring import measure
from imgrec.quiet import quiet_stderr
from imgrec.training.reports import Report
from imgrec.training.run_folder import RunFolder
from imgrec.training.steering import Steering

with quiet_stderr():
    from imgrec.training import run


def train(folder: Path, data: Dataset, report: Report, steering: Steering) -> None:
    """Finish the run in `folder` from its last checkpoint, or from nothing, and measure it."""
    run.resume(folder, data=data, report=report, steering=steering)
    measure(RunFolder(folder), data)


def end_early(folder: Path, data: Dataset) -> None:
    """Write the network as it was after the last finished epoch, and measure it."""
    run.end_early(folder, data=data)
    measure(RunFolder(folder), data)
