"""The full set fetched beside the pages: one fetch at a time, its end told to all."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from imgrec.cifar10 import Status
from imgrec.errors import DatasetError
from imgrec.ui.learn.full_set import Fetch, FullSet

SECONDS = 30
TOTAL = 100


class Source:
    """A fetch that waits in its middle until it is let go on, or cancelled."""

    def __init__(self, path: Path, ends_with: str | None = None) -> None:
        self.path, self.ends_with = path, ends_with
        self.in_the_middle, self.go_on = threading.Event(), threading.Event()
        self.fetches = self.looks = 0

    def fetch(self, *, progress: Callable[[int, int], None], cancelled: Callable[[], bool]) -> None:
        self.fetches += 1
        progress(40, TOTAL)
        self.in_the_middle.set()
        assert self.go_on.wait(SECONDS)
        if self.ends_with or cancelled():
            raise DatasetError(self.ends_with or "The download was cancelled.")
        self.path.write_bytes(b"all")

    def status(self) -> Status:
        self.looks += 1
        size = self.path.stat().st_size if self.path.exists() else 0
        return Status(self.path, size, partial=40 if self.fetches else 0, problem=None)


@pytest.fixture
def source(tmp_path: Path) -> Source:
    return Source(tmp_path / "cifar10.npz")


def begun(source: Source) -> FullSet:
    full_set = FullSet(source.fetch, source.status)
    full_set.start()
    assert source.in_the_middle.wait(SECONDS)
    return full_set


def test_it_tells_how_much_has_come(source: Source) -> None:
    full_set = begun(source)

    assert full_set.now() == Fetch(running=True, have=40, total=TOTAL)
    source.go_on.set()
    assert full_set.wait(SECONDS).present


def test_who_asks_meanwhile_starts_no_second_fetch(source: Source) -> None:
    full_set = begun(source)
    full_set.start()
    source.go_on.set()
    full_set.wait(SECONDS)

    assert source.fetches == 1


def test_a_cancelled_fetch_says_what_it_keeps(source: Source) -> None:
    full_set = begun(source)
    full_set.cancel()
    source.go_on.set()

    assert full_set.wait(SECONDS) == Fetch(have=40, cancelled=True)


def test_a_failed_fetch_says_why_and_can_be_tried_again(source: Source) -> None:
    source.ends_with = "no network"
    full_set = begun(source)
    source.go_on.set()
    assert full_set.wait(SECONDS) == Fetch(have=40, problem="no network")

    source.ends_with = None
    full_set.start()

    assert full_set.wait(SECONDS).present


def test_a_copy_that_somebody_imports_meanwhile_is_found(source: Source) -> None:
    full_set = FullSet(source.fetch, source.status)
    assert not full_set.now().present
    source.path.write_bytes(b"all")

    assert full_set.now().present


def test_a_copy_is_read_once_as_long_as_it_stays_the_same(source: Source) -> None:
    source.path.write_bytes(b"all")
    full_set = FullSet(source.fetch, source.status)

    assert [full_set.now().present for _ in range(3)] == [True] * 3
    assert source.looks == 1
