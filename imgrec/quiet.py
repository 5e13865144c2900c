"""Compiled code that prints what nobody can act on -> silence, unless it fails."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from collections.abc import Iterator

STDERR = 2


@contextlib.contextmanager
def quiet_stderr() -> Iterator[None]:
    """Hold back standard error, that of compiled code too; print it after all if this fails.

    TensorFlow greets on every start before any of its settings for logs is read.
    """
    sys.stderr.flush()
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
    with tempfile.TemporaryFile() as held, _redirected(held.fileno()) as screen:
        try:
            yield
        except BaseException:
            held.seek(0)
            os.write(screen, held.read())
            raise


@contextlib.contextmanager
def _redirected(target: int) -> Iterator[int]:
    screen = os.dup(STDERR)
    os.dup2(target, STDERR)
    try:
        yield screen
    finally:
        os.dup2(screen, STDERR)
        os.close(screen)
