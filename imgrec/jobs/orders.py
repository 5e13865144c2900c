"""An order -> the folder of its run, with its settings and the pictures that are its own."""

from __future__ import annotations

import shutil
from pathlib import Path

from imgrec import cifar10, dataset_file
from imgrec.dataset import Dataset
from imgrec.errors import TrainingError
from imgrec.jobs.job import Order
from imgrec.jobs.runs import folder_of, write_file
from imgrec.training.run_folder import RunFolder
from imgrec.training.settings import OWN_PICTURES, run_settings


class NewRun:
    """A run that is about to be: all is known of it, and nothing is written yet."""

    def __init__(self, home: Path, order: Order) -> None:
        """Find the pictures.

        Raises:
            TrainingError: If there is no epoch to train, or the run's name is none.
            DatasetError: If the pictures are not there.
        """
        self.folder = folder_of(home, order.run)
        self._own = order.data if isinstance(order.data, Dataset) else None
        self._config = run_settings(
            order.recipe,
            self._own or cifar10.load(str(order.data)),
            epochs=order.epochs,
            seed=order.seed,
            architecture=order.architecture,
        )

    def start(self) -> None:
        """Write the folder, or nothing.

        Raises:
            TrainingError: If it holds a run already, or cannot be written.
        """
        RunFolder(self.folder).start(self._config)
        if self._own is None:
            return
        try:
            write_file(self.folder, OWN_PICTURES, dataset_file.to_bytes(self._own))
        except TrainingError:
            delete(self.folder)
            raise


def delete(folder: Path) -> None:
    """Delete a run with everything.

    Raises:
        TrainingError: If the system refuses.
    """
    with RunFolder(folder).writing():
        shutil.rmtree(folder)


def delete_pictures(folder: Path) -> None:
    """Delete a run's own pictures, and keep its network.

    Raises:
        TrainingError: If the system refuses.
    """
    with RunFolder(folder).writing():
        (folder / OWN_PICTURES).unlink(missing_ok=True)
