"""One training <-> its folder: settings, a line of metrics an epoch, a checkpoint, film frames.

    config.json             recipe, data, seed, epochs, architecture, versions
    metrics.jsonl           a line an epoch
    checkpoint.safetensors  all that the next epoch needs, written anew after each one
    film/0007.safetensors   small pictures of the network after epoch 7
    film/0007-000250.safetensors  and after 250 steps more
    weights.safetensors     the finished network, in the format that ships
    evaluation.json         what it did on the test pictures of its data
    teacher.safetensors     the answers that are a share of its targets, where its recipe says so

Every file but `metrics.jsonl` is written beside its place and moved there whole; that one is put
right from the checkpoint when a run is taken up again.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from numpy.typing import NDArray
from safetensors import SafetensorError

from imgrec.errors import TrainingError
from imgrec.training.moments import Moment
from imgrec.training.whole_files import Arrays, read_arrays, save_whole, write_whole


@dataclass(frozen=True)
class Checkpoint:
    """All that a run needs to go on after `epoch` epochs.

    Attributes:
        epoch: Epochs that are finished.
        arrays: Every variable of the model and of the optimizer, dropout's seeds among them.
        metrics: The line of `metrics.jsonl` for its last epoch.
    """

    epoch: int
    arrays: dict[str, NDArray[Any]]
    metrics: dict[str, Any]


class RunFolder:
    """The files of one run; it knows their names and formats, and nothing of Keras."""

    def __init__(self, path: Path) -> None:
        """Name the folder; nothing is read or written yet."""
        self.path = path
        self.weights = path / "weights.safetensors"
        self.evaluation = path / "evaluation.json"
        self.teacher = path / "teacher.safetensors"
        self._config = path / "config.json"
        self._metrics = path / "metrics.jsonl"
        self._checkpoint = path / "checkpoint.safetensors"
        self._film = path / "film"

    def start(self, config: Mapping[str, Any]) -> None:
        """Make the folder and write its settings.

        Raises:
            TrainingError: If it holds a run already, or cannot be written.
        """
        if self._config.exists():
            raise TrainingError(
                f"Expected a folder without a run. Received {self.path}, which holds one. "
                f"Go on with `imgrec train --resume {self.path}`, or choose another folder."
            )
        with self.writing():
            self._film.mkdir(parents=True, exist_ok=True)
            write_whole(self._config, json.dumps(config, indent=2) + "\n")

    def config(self) -> dict[str, Any]:
        """The settings.

        Raises:
            TrainingError: If the folder holds no run, or a damaged one.
        """
        try:
            loaded = json.loads(self._config.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise TrainingError(
                f"Expected a run in {self.path}. Its config.json cannot be read ({error}). "
                "Name the folder that `imgrec train --out` was given."
            ) from error
        if not isinstance(loaded, dict):
            raise TrainingError(f"Expected settings in {self._config}. Received {type(loaded)}.")
        return loaded

    def save(self, checkpoint: Checkpoint) -> None:
        """Replace the checkpoint, then add its line to the metrics.

        Raises:
            TrainingError: If the disk refuses; the checkpoint before stays as it was.
        """
        metadata = {"epoch": str(checkpoint.epoch), "metrics": json.dumps(checkpoint.metrics)}
        with self.writing():
            save_whole(self._checkpoint, checkpoint.arrays, metadata)
            with self._metrics.open("a", encoding="utf-8") as lines:
                lines.write(json.dumps(checkpoint.metrics) + "\n")

    def last_checkpoint(self) -> Checkpoint | None:
        """The checkpoint, or None where no epoch was finished; puts `metrics.jsonl` right.

        Raises:
            TrainingError: If the checkpoint is damaged.
        """
        if not self._checkpoint.exists():
            with self.writing():
                write_whole(self._metrics, "")
            return None
        checkpoint = self._read_checkpoint()
        earlier = [line for line in self.metrics() if line["epoch"] < checkpoint.epoch]
        with self.writing():
            lines = (json.dumps(line) + "\n" for line in [*earlier, checkpoint.metrics])
            write_whole(self._metrics, "".join(lines))
        return checkpoint

    def metrics(self) -> list[dict[str, Any]]:
        """The lines of `metrics.jsonl`, but for a last one that a crash cut short."""
        if not self._metrics.exists():
            return []
        lines = self._metrics.read_text(encoding="utf-8").splitlines(keepends=True)
        return [json.loads(line) for line in lines if line.endswith("}\n")]

    def save_frame(self, epoch: int, frame: Arrays, *, step: int | None = None) -> None:
        """Keep the small arrays of one moment of the film.

        Args:
            epoch: After how many whole epochs.
            frame: The arrays by name.
            step: After how many steps of the next one; None for the end of an epoch.
        """
        name = f"{epoch:04}" if step is None else f"{epoch:04}-{step:06}"
        with self.writing():
            self._film.mkdir(exist_ok=True)
            save_whole(self._film / f"{name}.safetensors", frame, {})

    def frames(self) -> dict[int, dict[str, NDArray[Any]]]:
        """The ends of epochs: epoch -> its small arrays, in order."""
        return {at.epoch: self.frame(at) for at in self.moments() if at.step is None}

    def moments(self) -> list[Moment]:
        """Every moment that the film has, in order."""
        paths = self._film.glob("[0-9]*.safetensors")
        return sorted(map(Moment.of, paths), key=lambda at: (at.epoch, at.step or 0))

    def frame(self, at: Moment) -> dict[str, NDArray[Any]]:
        """The small arrays of one moment."""
        return read_arrays(at.path)[0]

    def _read_checkpoint(self) -> Checkpoint:
        try:
            arrays, metadata = read_arrays(self._checkpoint)
            return Checkpoint(int(metadata["epoch"]), arrays, json.loads(metadata["metrics"]))
        except (SafetensorError, KeyError, ValueError) as error:
            raise TrainingError(
                f"Expected a checkpoint in {self._checkpoint}. It is damaged ({error}). "
                "Start the run anew in another folder."
            ) from error

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Turn the system's refusals to write in the folder into one sentence."""
        try:
            yield
        except (OSError, SafetensorError) as error:
            raise TrainingError(
                f"Expected to write in {self.path}. The system refused: {error}. Make room or "
                f"choose a folder you may write in; what was saved before is kept."
            ) from error
