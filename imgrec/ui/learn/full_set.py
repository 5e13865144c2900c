"""The full set of pictures, fetched by a thread of the server, whoever asked for it.

Nothing here blocks: a page looks at `now()` and draws it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from imgrec import cifar10
from imgrec.cifar10 import Status
from imgrec.errors import DatasetError


@dataclass(frozen=True)
class Fetch:
    """How the full set stands.

    Attributes:
        present: Whether it is here, whole.
        running: Whether it is being fetched.
        have: Bytes that have come.
        total: Bytes that there will be; 0 before the first piece.
        problem: One sentence for a person, where a fetch failed or the copy is damaged.
        cancelled: Whether somebody stopped the last fetch.
    """

    present: bool = False
    running: bool = False
    have: int = 0
    total: int = 0
    problem: str | None = None
    cancelled: bool = False

    @property
    def unpacking(self) -> bool:
        """Whether all bytes are here, and are being looked at."""
        return self.running and 0 < self.total <= self.have


class FullSet:
    """The copy in the cache, and one fetch at a time."""

    def __init__(
        self,
        fetch: Callable[..., object] = cifar10.fetch,
        status: Callable[[], Status] = cifar10.status,
    ) -> None:
        """Look at nothing yet.

        Args:
            fetch: As `cifar10.fetch`.
            status: As `cifar10.status`.
        """
        self._fetch, self._status = fetch, status
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._now = Fetch()
        self._seen: tuple[int, int] | None = None  # when the copy was made, and its size
        self._path: Path | None = None
        self._thread: threading.Thread | None = None

    def now(self) -> Fetch:
        """How it stands; the copy itself is read only where it is another than before."""
        with self._lock:
            if not self._now.running and (self._path is None or self._stamp() != self._seen):
                self._look()
            return self._now

    def start(self) -> None:
        """Fetch it, going on where an earlier try stopped; nothing where that is being done."""
        with self._lock:
            if self._now.running or self._now.present:
                return
            self._stop.clear()
            self._now = Fetch(running=True, have=self._now.have)
            self._thread = threading.Thread(target=self._work, daemon=True)
            self._thread.start()

    def cancel(self) -> None:
        """Stop after the piece that is coming; what has come is kept."""
        self._stop.set()

    def wait(self, seconds: float) -> Fetch:
        """Wait for the end of a fetch, or so long; gives how it stands then."""
        if self._thread is not None:
            self._thread.join(seconds)
        return self.now()

    def _work(self) -> None:
        problem = None
        try:
            self._fetch(progress=self._came, cancelled=self._stop.is_set)
        except DatasetError as error:
            problem = str(error)
        with self._lock:
            self._look()
            if problem is not None and not self._now.present:
                cancelled = self._stop.is_set()
                told = None if cancelled else problem
                self._now = replace(self._now, problem=told, cancelled=cancelled)

    def _came(self, have: int, total: int) -> None:
        with self._lock:
            self._now = Fetch(running=True, have=have, total=total)

    def _look(self) -> None:
        found = self._status()
        self._path = found.path
        self._seen = self._stamp()
        self._now = Fetch(present=found.present, have=found.partial, problem=found.problem)

    def _stamp(self) -> tuple[int, int] | None:
        if self._path is None or not self._path.exists():
            return None
        kept = self._path.stat()
        return kept.st_mtime_ns, kept.st_size


def full_set() -> FullSet:
    """The server's one, for its `IMGREC_HOME`."""
    return _full_set(cifar10.home())


@cache
def _full_set(home: Path) -> FullSet:
    return FullSet()
