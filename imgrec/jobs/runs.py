"""The folder of all runs <-> who each is of, how it ended, and the files that travel.

A run folder holds what `imgrec.training.run_folder` says, and beside it `job.json`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from imgrec.errors import TrainingError
from imgrec.jobs.job import Job, Progress, State
from imgrec.training.run_folder import RunFolder

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
RECORD = "job.json"
CHECKPOINT = "checkpoint.safetensors"
TO_THE_WORKER = ("config.json", CHECKPOINT, "metrics.jsonl")
FROM_THE_WORKER = re.compile(
    r"(checkpoint|weights|film/\d{4,}(-\d{6,})?)\.safetensors|metrics\.jsonl|(evaluation|detector)\.json"
)


def folder_of(home: Path, run: str) -> Path:
    """Where a run is.

    Raises:
        TrainingError: If its name is none.
    """
    if not NAME.fullmatch(run):
        raise TrainingError(
            f"Expected a name of letters, digits, - and _, at most 64. Received {run!r}. "
            "Choose another."
        )
    return home / "runs" / run


def write_record(job: Job, learning_rate: float | None) -> None:
    """Keep whose a run is, and where it stands, for the next start of the app."""
    record = {
        "learner": job.learner,
        "state": job.state,
        "problem": job.problem,
        "learning_rate": learning_rate,
    }
    write_file(job.folder, RECORD, json.dumps(record, indent=2).encode())


def stored(home: Path) -> Iterator[tuple[Job, float | None]]:
    """All runs of an earlier start, oldest first, each with the learning rate that was wanted.

    What had not ended is paused: it goes on from its last checkpoint when somebody says so.
    """
    records = (home / "runs").glob(f"*/{RECORD}")
    for path in sorted(records, key=lambda path: (path.parent / "config.json").stat().st_mtime):
        record = json.loads(path.read_text(encoding="utf-8"))
        state = State(record["state"])
        job = Job(
            run=path.parent.name,
            learner=record["learner"],
            folder=path.parent,
            state=state if state.ended else State.PAUSED,
            problem=record["problem"],
        )
        yield replace(job, progress=progress_of(job.folder)), record["learning_rate"]


def progress_of(folder: Path) -> Progress | None:
    """How far the last checkpoint is; None before the first."""
    run = RunFolder(folder)
    lines = run.metrics()
    if not lines:
        return None
    return Progress(lines[-1]["epoch"], run.config()["epochs"], metrics=lines[-1])


def start(folder: Path) -> dict[str, Any]:
    """What a worker needs to go on with a run: its `files` by name, name and hash of its `data`.

    Raises:
        TrainingError: If the system refuses.
    """
    paths = (folder / name for name in TO_THE_WORKER)
    try:
        files = {path.name: path.read_bytes() for path in paths if path.exists()}
        return {"files": files, "data": RunFolder(folder).config()["data"]}
    except OSError as error:
        raise TrainingError(f"Expected to read the run in {folder}. Refused: {error}.") from error


def receive(folder: Path, name: str, content: bytes) -> None:
    """Put a file from a worker in its place; no name leads out of the folder.

    Raises:
        TrainingError: If a run has no such file, or the system refuses.
    """
    if not FROM_THE_WORKER.fullmatch(name):
        raise TrainingError(f"Expected a file of a run. Received {name!r} from a worker.")
    write_file(folder, name, content)


def forget_checkpoint(folder: Path) -> None:
    """Delete what only a training that goes on needs: four fifths of a finished run.

    Raises:
        TrainingError: If the system refuses.
    """
    with RunFolder(folder).writing():
        (folder / CHECKPOINT).unlink(missing_ok=True)


def write_file(folder: Path, name: str, content: bytes) -> None:
    """Write a file beside its place, and move it there whole."""
    path = folder / name
    with RunFolder(folder).writing():
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(path.name + ".part")
        part.write_bytes(content)
        part.replace(path)
