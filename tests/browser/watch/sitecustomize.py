"""Loaded first by the served app's Python: no way off this machine, nothing onto its disk."""

from __future__ import annotations

import os
import sys

HERE = ("127.0.0.1", "::1", "localhost", "0.0.0.0", "", None)
NOWHERE = (
    "192.0.2."  # set aside for documentation: connecting a datagram socket to it sends nothing
)
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
CACHES = (".pyc", os.devnull)  # what Python keeps for itself


def watch(event: str, arguments: tuple) -> None:
    """Refuse other hosts, and note every try and every file that is opened to be written."""
    if event == "socket.getaddrinfo":
        refuse_unless_here(event, arguments[0])
    elif event == "socket.connect" and isinstance(arguments[1], tuple):
        refuse_unless_here(event, arguments[1][0])
    elif event == "open" and isinstance(arguments[0], str) and arguments[2] & WRITING:
        note_unless_cache(arguments[0])


def refuse_unless_here(event: str, host: str | bytes | None) -> None:
    """Raise where another host is meant."""
    host = host.decode() if isinstance(host, bytes) else host
    if host in HERE or str(host).startswith(NOWHERE):
        return
    note(f"ASKED ANOTHER HOST: {event} {host}")
    raise OSError(f"Expected to stay on this machine. Received {host}.")


def note_unless_cache(path: str) -> None:
    """Write down what is written; Python names a `.pyc` with a number until it is whole."""
    if not any(cache in path for cache in CACHES):
        note(f"WROTE: {path}")


def note(line: str) -> None:
    """Print to where the test reads."""
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


sys.addaudithook(watch)
note("WATCHING")
