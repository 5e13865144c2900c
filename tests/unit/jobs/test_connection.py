"""What listens to the workers ends quietly with the app, and loudly where something is wrong."""

from __future__ import annotations

import threading
from types import SimpleNamespace
from typing import Any

import pytest

from imgrec.jobs import connection
from imgrec.jobs.connection import Connection

SECONDS = 20


class _Ended(threading.Thread):
    """A thread that is over, as the main one is while the interpreter shuts down."""

    def is_alive(self) -> bool:
        return False


class _Broken:
    """A channel on a client whose threads are gone."""

    def __init__(self, *_: Any, **__: Any) -> None:
        """Take what a channel of Dask takes."""

    def get(self, timeout: float) -> None:
        raise RuntimeError("cannot schedule new futures after shutdown")


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[threading.ExceptHookArgs]:
    """The errors that ended a thread."""
    found: list[threading.ExceptHookArgs] = []
    monkeypatch.setattr(threading, "excepthook", found.append)
    monkeypatch.setattr(connection, "Queue", _Broken)
    return found


def _listen() -> None:
    """Listen on a broken channel until that has ended."""
    before = set(threading.enumerate())
    client: Any = SimpleNamespace(status="running")
    heard: list[connection.Message] = []
    Connection(client, heard.append)
    for thread in set(threading.enumerate()) - before:
        thread.join(SECONDS)
    assert not heard


def test_it_ends_quietly_when_the_app_is_stopped(
    told: list[threading.ExceptHookArgs], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(threading, "main_thread", _Ended)

    _listen()

    assert told == []


def test_no_error_is_swallowed_while_the_app_runs(told: list[threading.ExceptHookArgs]) -> None:
    _listen()

    assert [error.exc_type for error in told] == [RuntimeError]
