"""Nothing, or the address of a scheduler -> a client of Dask; processes start when asked for.

The app's own cluster is a scheduler and one worker on this machine, at ports that the system chose.
Both are plain child processes (`imgrec.jobs.process`), so that it works in Streamlit, whose script
is no module that a spawned process could import, and on Windows.
"""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Mapping
from pathlib import Path

from distributed import Client

from imgrec.errors import TrainingError

SCHEDULER = "IMGREC_SCHEDULER"
START_SECONDS = 60
CLOSE_SECONDS = 2

for name in ("distributed.client", "distributed.utils"):
    logging.getLogger(name).setLevel(
        logging.CRITICAL
    )  # a cluster that is lost is started anew here


def nothing() -> None:
    """What is done where nobody minds."""


class Cluster:
    """A scheduler with workers: this app's own, or the one that `IMGREC_SCHEDULER` names.

    Its methods may be called from any thread.
    """

    def __init__(
        self,
        address: str | None = None,
        *,
        worker_environment: Mapping[str, str] | None = None,
        worker_folder: Path | None = None,
    ) -> None:
        """Start nothing yet.

        Args:
            address: Of a scheduler that is there, instead of `IMGREC_SCHEDULER`.
            worker_environment: What is different in the environment of the worker.
            worker_folder: Where the worker is started, instead of where the app was.
        """
        self._address = address or os.environ.get(SCHEDULER) or None
        self._worker_environment, self._worker_folder = worker_environment or {}, worker_folder
        self._lock = threading.RLock()
        self._client: Client | None = None
        self._scheduler: subprocess.Popen[str] | None = None
        self._worker: subprocess.Popen[str] | None = None
        self.when_lost: Callable[[], None] = nothing

    def client(self) -> Client:
        """The client, after starting what is not running; callers at the same time start it once.

        Raises:
            TrainingError: If the scheduler cannot be reached, or a process does not start.
        """
        with self._lock:
            if self._client is not None and self._client.status == "closed":
                self._end()
            if self._client is None:
                self._client = _connect(self._address or self._start())
            return self._client

    @property
    def pids(self) -> tuple[int, ...]:
        """The processes of the app's own cluster that were started: scheduler, worker."""
        with self._lock:
            return tuple(p.pid for p in (self._scheduler, self._worker) if p is not None)

    def close(self) -> None:
        """End the client and the processes."""
        with self._lock:
            self._end()

    def _start(self) -> str:
        self._scheduler, address = _serve("scheduler")
        try:
            self._start_worker(address)
        except TrainingError:
            self._end()
            raise
        threading.Thread(target=self._watch_scheduler, args=(self._scheduler,), daemon=True).start()
        return address

    def _start_worker(self, scheduler: str) -> None:
        self._worker, _ = _serve(
            "worker", scheduler, environment=self._worker_environment, folder=self._worker_folder
        )
        watched = (self._worker, scheduler)
        threading.Thread(target=self._watch_worker, args=watched, daemon=True).start()

    def _watch_worker(self, process: subprocess.Popen[str], scheduler: str) -> None:
        """Wait until the worker is gone, and put another in its place."""
        with process:
            process.wait()
        with self._lock:
            if process is not self._worker or self._scheduler is None:
                return
            try:
                self._start_worker(scheduler)
            except TrainingError:  # which the next caller of `client` meets and is told
                self._scheduler.kill()

    def _watch_scheduler(self, process: subprocess.Popen[str]) -> None:
        """Wait until the scheduler is gone; the next call of `client` starts all anew."""
        with process:
            process.wait()
        with self._lock:
            if process is not self._scheduler:
                return
            self._end()
        self.when_lost()

    def _end(self) -> None:
        client, scheduler, worker = self._client, self._scheduler, self._worker
        self._client = self._scheduler = self._worker = None
        for process in (worker, scheduler):
            if process is not None:
                _kill(process)
        if client is not None:
            client.close(timeout=CLOSE_SECONDS)


def _connect(address: str) -> Client:
    try:
        return Client(address, timeout=START_SECONDS / 4, set_as_default=False)
    except (OSError, ValueError) as error:
        raise TrainingError(
            f"Expected a scheduler of Dask at {address}. It cannot be reached ({error}). "
            f"Start it, or leave {SCHEDULER} unset to train on this machine."
        ) from error


def _serve(
    *arguments: str, environment: Mapping[str, str] | None = None, folder: Path | None = None
) -> tuple[subprocess.Popen[str], str]:
    """Start a process and wait for the address that it prints."""
    own = {
        "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
        "PYTHONUTF8": "1",
        "DASK_LOGGING__DISTRIBUTED": "error",
    }
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as errors:
        process = subprocess.Popen(
            [sys.executable, "-m", "imgrec.jobs.process", *arguments],
            stdin=subprocess.PIPE,  # held open as long as this process lives
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            env={**os.environ, **own, **(environment or {})},
            cwd=folder,
            start_new_session=True,  # Ctrl+C is for the app; what it started ends with it
        )
        address = _first_line(process)
        if not address:
            _kill(process)
            errors.seek(0)
            said = errors.read().strip().splitlines()[-1:]
            raise TrainingError(
                f"Expected a process for trainings to start. It ended ({''.join(said)}). Try again."
            )
    return process, address


def _kill(process: subprocess.Popen[str]) -> None:
    with process:  # which waits for it, and closes its pipes
        process.kill()


def _first_line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    late = threading.Timer(START_SECONDS, process.kill)
    late.start()
    try:
        return process.stdout.readline().strip()
    finally:
        late.cancel()
