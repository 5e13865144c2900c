"""The thread that hands waiting jobs to the cluster, and takes in what its workers tell."""

from __future__ import annotations

import queue
import threading
import uuid
from collections.abc import Callable

from safetensors.numpy import save

from imgrec.errors import ImgrecError
from imgrec.jobs import pictures, runs
from imgrec.jobs.book import Book, Entry
from imgrec.jobs.cluster import Cluster
from imgrec.jobs.connection import Connection, LostError, Message
from imgrec.jobs.job import Progress, State

TICK_SECONDS = 5  # after which a scheduler that was not there is tried again
UNREACHED = (LostError, TimeoutError)


class Keeper:
    """It alone speaks with the cluster, so that no page waits for it."""

    def __init__(self, book: Book, cluster: Cluster, training: str) -> None:
        """Start the thread; the cluster is started with the first job."""
        self._book, self._cluster, self._training = book, cluster, training
        self._inbox: queue.SimpleQueue[Message] = queue.SimpleQueue()
        self._connection: Connection | None = None
        self._handlers: dict[str, Callable[[Entry, Message], None]] = {
            "started": self._started,
            "pictures": self._pictures,
            "steer": self._steer,
            "file": self._file,
            "step": self._step,
            "present": lambda entry, message: None,  # a paused job is still there
            "ended": self._ended,
            "given up": lambda entry, message: self._requeue(entry),
        }
        cluster.when_lost = lambda: self.hear({"kind": "tick"})
        self._thread = threading.Thread(target=self._keep, daemon=True)
        self._thread.start()

    def hear(self, message: Message) -> None:
        """Take a message, from any thread."""
        self._inbox.put(message)

    def close(self) -> None:
        """End the thread."""
        self.hear({"kind": "close"})
        self._thread.join()

    def _keep(self) -> None:
        while True:
            try:
                message = self._inbox.get(timeout=TICK_SECONDS)
            except queue.Empty:
                message = {"kind": "tick"}
            if message["kind"] == "close":
                return
            try:
                self._take(message)
                self._hand_out()
            except UNREACHED:
                self._lose()

    def _take(self, message: Message) -> None:
        if self._connection is not None and self._connection.lost:
            self._lose()
        if message["kind"] == "deleted" and self._connection is not None:
            self._connection.forget_pictures(message["sha"])
        if message.get("run") in self._book:  # what comes late of a deleted run is dropped
            entry = self._book[message["run"]]
            if entry.is_named_by(message):
                self._handle(entry, message)

    def _lose(self) -> None:
        """The cluster is out of reach: its jobs wait."""
        self._connection = None
        for entry in self._book.on_the_cluster():
            self._requeue(entry)

    def _handle(self, entry: Entry, message: Message) -> None:
        try:
            self._handlers[message["kind"]](entry, message)
        except ImgrecError as error:
            entry.leaving = True
            self._steer(entry, message)
            self._end(entry, State.FAILED, str(error))

    def _hand_out(self) -> None:
        while run := self._next():
            entry = self._book[run]
            try:
                connection = self._reached()
                if entry.turn is not None:  # else the scheduler was lost meanwhile
                    connection.submit(run, entry.turn, self._training)
            except ImgrecError as error:
                self._end(entry, State.FAILED, str(error))
            except UNREACHED:
                self._requeue(entry)
                raise

    def _next(self) -> str | None:
        """The job whose turn it is, now running; None where nobody waits or no worker is free."""
        with self._book.changed:
            if not self._book.line:
                return None
        free = self._free()
        with self._book.changed:
            if free < 1 or not self._book.line:
                self._make_room()
                return None
            entry = self._book[self._book.line.next()]
            entry.turn = f"{entry.job.run}-{uuid.uuid4().hex}"
            self._book.set(entry, state=State.RUNNING)
            return entry.job.run

    def _free(self) -> int:
        try:
            workers = self._reached().workers()
        except ImgrecError:
            workers = 1  # so that a job meets the error, and tells it
        return workers - len(self._book.on_the_cluster())

    def _reached(self) -> Connection:
        client = self._cluster.client()
        if self._connection is None or not self._connection.goes_by(client):
            self._lose()
            self._connection = Connection(client, self.hear)
        return self._connection

    def _make_room(self) -> None:
        """A paused job gives its worker to those who wait."""
        for entry in self._book.on_the_cluster():
            if entry.job.state == State.PAUSED and self._book.line and not entry.leaving:
                entry.leaving = True
                return self.hear({"kind": "steer", "run": entry.job.run})

    def _started(self, entry: Entry, message: Message) -> None:
        """A worker has the job: give it the run as far as it is."""
        entry.attempt, entry.worker = message["attempt"], message["worker"]
        start = runs.start(entry.job.folder) | {"wanted": entry.wanted_now().to_dict()}
        start["picture"] = None if entry.picture is None else save({"picture": entry.picture})
        self._reached().answer(message["attempt"], start)

    def _pictures(self, entry: Entry, message: Message) -> None:
        """A worker lacks the pictures."""
        content = b""  # which the worker refuses
        try:
            content = pictures.to_bytes(entry.job.folder)
        finally:
            self._reached().answer(message["attempt"], content)

    def _steer(self, entry: Entry, message: Message) -> None:
        """What is wanted has changed; a worker that has not started yet is told as it does."""
        if entry.worker is not None and entry.attempt is not None:
            self._reached().steer(entry.worker, entry.attempt, entry.wanted_now())

    def _file(self, entry: Entry, message: Message) -> None:
        runs.receive(entry.job.folder, message["name"], message["content"])
        if message["name"] == "metrics.jsonl":
            with self._book.changed:
                self._book.set(entry, progress=runs.progress_of(entry.job.folder))

    def _step(self, entry: Entry, message: Message) -> None:
        told = ("epoch", "epochs", "step", "steps", "loss", "pictures_per_second")
        before = entry.job.progress.metrics if entry.job.progress else {}
        progress = Progress(**{name: message[name] for name in told}, metrics=before)
        with self._book.changed:
            self._book.set(entry, progress=progress)

    def _ended(self, entry: Entry, message: Message) -> None:
        if message["outcome"] == "left":
            self._requeue(entry)
        else:
            self._end(entry, State(message["outcome"]), message.get("problem"))

    def _end(self, entry: Entry, state: State, problem: str | None) -> None:
        if state == State.DONE:
            runs.forget_checkpoint(entry.job.folder)
        with self._book.changed:
            self._end_turn(entry)
            entry.picture = None
            self._book.set(entry, state=state, problem=problem)

    def _requeue(self, entry: Entry) -> None:
        with self._book.changed:
            self._end_turn(entry)
            if entry.job.state == State.RUNNING:
                self._book.set(entry, state=State.WAITING)

    def _end_turn(self, entry: Entry) -> None:
        if self._connection is not None and entry.turn is not None:
            self._connection.forget(entry.turn)
        entry.end_turn()
