"""A client of Dask <-> jobs that go to its workers, and the messages that come back from them."""

from __future__ import annotations

import threading
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from distributed import Client, Future, KilledWorker, Queue

from imgrec.jobs import pictures, worker
from imgrec.jobs.control import Wanted

Message = dict[str, Any]

ROOM = 64  # messages that may wait for the app; then its workers wait
LISTEN_SECONDS = 1
GIVEN_UP = ("cancelled", "lost")


class LostError(Exception):
    """The scheduler is out of reach: what it had is lost."""


class Connection:
    """One channel to the workers; `hear` is called with each message, from threads of its own."""

    def __init__(self, client: Client, hear: Callable[[Message], None]) -> None:
        """Open the channel and listen.

        Raises:
            LostError: As every method here, if the scheduler is out of reach.
        """
        self._client, self._hear = client, hear
        self._channel = f"imgrec-{uuid.uuid4().hex}"
        with self._reaching():
            self._messages = Queue(self._channel, client=client, maxsize=ROOM)
        self._futures: dict[str, Future[None]] = {}
        threading.Thread(target=self._listen, daemon=True).start()

    def goes_by(self, client: Client) -> bool:
        """Whether it stands on that client."""
        return self._client is client

    @property
    def lost(self) -> bool:
        """Whether the scheduler is known to be out of reach."""
        return self._client.status != "running"

    def workers(self) -> int:
        """How many trainings can go on at once; one, where a worker is on its way."""
        with self._reaching():
            return max(1, len(self._client.nthreads()))

    def submit(self, run: str, turn: str, training: str) -> None:
        """Hand a job to whichever worker is free; no two turns have one name."""
        told = (run, turn, self._channel, training)
        with self._reaching():
            future = self._client.submit(worker.work, *told, key=turn)
        self._futures[turn] = future
        future.add_done_callback(lambda ended: self._crashed(run, turn, ended))

    def forget(self, turn: str) -> None:
        """Let a job go that has ended."""
        self._futures.pop(turn, None)

    def answer(self, attempt: str, content: Any) -> None:
        """Send what a worker has asked for."""
        with self._reaching():
            Queue(f"{self._channel}-{attempt}", client=self._client).put(content)

    def steer(self, address: str, attempt: str, wanted: Wanted) -> None:
        """Tell a worker what is wanted; one that is gone is told when its job starts again."""
        told = (attempt, wanted.to_dict())
        with self._reaching():
            self._client.run(worker.steer, *told, workers=[address], on_error="ignore")

    def forget_pictures(self, sha: str) -> None:
        """Have no worker keep the pictures of that hash in its memory."""
        with self._reaching():
            self._client.run(pictures.forget, sha, on_error="ignore")

    def _crashed(self, run: str, turn: str, future: Future[None]) -> None:
        """Tell how a job ended whose worker cannot tell."""
        if future.status in GIVEN_UP:
            self._hear({"kind": "given up", "run": run, "turn": turn})
        elif future.status == "error":
            problem = _sentence(future.exception())
            told = {"outcome": "failed", "problem": problem}
            self._hear({"kind": "ended", "run": run, "turn": turn} | told)

    def _listen(self) -> None:
        while not self.lost:
            try:
                with self._reaching():
                    message = self._messages.get(timeout=LISTEN_SECONDS)
            except TimeoutError:
                continue
            except LostError:  # of which the keeper learns from its next call
                return
            self._hear(message)

    @contextmanager
    def _reaching(self) -> Iterator[None]:
        """Tell an error of a client that has lost its scheduler, which can be any, by one name.

        So is what fails while the app ends: the threads that a client works with go first.
        """
        try:
            yield
        except TimeoutError:
            raise
        except Exception as error:
            if self.lost or isinstance(error, OSError) or _app_ends():
                raise LostError(str(error)) from error
            raise


def _app_ends() -> bool:
    return not threading.main_thread().is_alive()


def _sentence(error: BaseException | None) -> str:
    if isinstance(error, KilledWorker):
        return "The process that trained ended several times. Try a smaller batch size."
    return f"The training ended unexpectedly ({type(error).__name__}: {error}). Start it again."
