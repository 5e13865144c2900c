"""A job's name -> its training, in a worker that may share nothing with the app but the network.

The worker asks for the run's files and, where it lacks them, for the pictures. After every epoch it
sends back the checkpoint, so that another worker can go on from it.
"""

from __future__ import annotations

import importlib
import tempfile
import time
import uuid
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from distributed import Queue, get_worker
from safetensors.numpy import load

from imgrec.dataset import Dataset
from imgrec.errors import ImgrecError
from imgrec.jobs import pictures
from imgrec.jobs.control import Control, Ended
from imgrec.jobs.runs import write_file
from imgrec.training.reports import EpochReport, StepReport

SECONDS = 60  # for an answer; an app that gives none is gone
BETWEEN_REPORTS = 0.2  # seconds

_controls: dict[str, Control] = {}


def steer(attempt: str, wanted: Mapping[str, Any]) -> None:
    """Hand what the app wants to a training in this process, if it still goes on."""
    if attempt in _controls:
        _controls[attempt].tell(**wanted)


def work(run: str, turn: str, channel: str, training: str) -> None:
    """Train, or go on with, a run of the app behind `channel`, by the module named `training`."""
    attempt = uuid.uuid4().hex
    control = _controls[attempt] = Control()
    told, given = Queue(channel), Queue(f"{channel}-{attempt}")
    named = {"run": run, "turn": turn, "attempt": attempt}
    work = _Work(named, training, control, told, given)
    try:
        work.tell(kind="ended", **work.do())
    finally:
        del _controls[attempt]
        given.close()


class _Work:
    """One attempt at one job."""

    def __init__(
        self,
        named: dict[str, str],
        training: str,
        control: Control,
        told: Queue,
        given: Queue,
    ) -> None:
        self._named, self._training = named, training
        self._control, self._told, self._given = control, told, given
        self._last_report = 0.0
        self._filmed: set[str] = set()

    def tell(self, **message: Any) -> None:
        self._told.put(message | self._named, timeout=SECONDS)

    def do(self) -> dict[str, Any]:
        """Train; gives how it ended: `outcome`, and a `problem` where it failed."""
        worker = get_worker()
        try:
            self.tell(kind="started", worker=worker.address)
            start = self._given.get(timeout=SECONDS)
            with tempfile.TemporaryDirectory(dir=worker.local_directory) as name:
                folder = Path(name)
                for file, content in start["files"].items():
                    write_file(folder, file, content)
                if start["picture"] is not None:
                    self._control.picture = load(start["picture"])["picture"]
                self._control.tell(**start["wanted"])
                return {"outcome": self._train(folder, self._data(start["data"]))}
        except ImgrecError as error:
            return {"outcome": "failed", "problem": str(error)}

    def _data(self, asked: Mapping[str, str]) -> Dataset:
        data = pictures.kept(asked["sha"])
        if data is None:
            self.tell(kind="pictures")
            data = pictures.keep(self._given.get(timeout=SECONDS), **asked)
        return data

    def _train(self, folder: Path, data: Dataset) -> str:
        training = importlib.import_module(self._training)

        def report(event: StepReport | EpochReport) -> None:
            self._report(event, folder)

        try:
            self._control.obey(self._still_here)
            training.train(folder, data, report, self._control)
        except Ended as ended:
            if ended.args == ("leave",):
                return "left"
            if not (folder / "checkpoint.safetensors").exists():
                return "cancelled"
            training.end_early(folder, data)
        for name in ("weights.safetensors", "evaluation.json", "detector.json"):
            self._send(folder, name)
        return "done"

    def _still_here(self) -> None:
        self.tell(kind="present")

    def _report(self, event: StepReport | EpochReport, folder: Path) -> None:
        if isinstance(event, EpochReport):
            self._send_film(folder)
            self._send(folder, "checkpoint.safetensors")
            self._send(folder, "metrics.jsonl")
        elif time.monotonic() - self._last_report > BETWEEN_REPORTS:
            self._send_film(folder)
            self.tell(kind="step", **vars(event))
            self._last_report = time.monotonic()
        self._control.obey(self._still_here)

    def _send_film(self, folder: Path) -> None:
        """Send the frames that are new."""
        names = {f"film/{path.name}" for path in (folder / "film").glob("*.safetensors")}
        for name in sorted(names - self._filmed):
            self._send(folder, name)
        self._filmed |= names

    def _send(self, folder: Path, name: str) -> None:
        path = folder / name
        if path.exists():
            self.tell(kind="file", name=name, content=path.read_bytes())
