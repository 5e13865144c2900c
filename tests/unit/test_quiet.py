"""Silence around what greets on every start."""

from __future__ import annotations

import os

import pytest

from imgrec.quiet import STDERR, quiet_stderr


def test_what_is_said_on_the_way_is_held_back(capfd: pytest.CaptureFixture[str]) -> None:
    with quiet_stderr():
        os.write(STDERR, b"hello from compiled code\n")
    os.write(STDERR, b"after\n")

    assert capfd.readouterr().err == "after\n"


def test_a_failure_shows_what_was_held_back(capfd: pytest.CaptureFixture[str]) -> None:
    def start() -> None:
        os.write(STDERR, b"a clue\n")
        raise ImportError("no such library")

    with pytest.raises(ImportError, match="no such library"), quiet_stderr():
        start()

    assert capfd.readouterr().err == "a clue\n"
