"""Results -> standard output; everything that is said on the way -> standard error."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from imgrec.errors import ImgrecError

if TYPE_CHECKING:
    from rich.console import Console, RenderableType


def show(result: RenderableType) -> None:
    """Print a table or a line of text as the result of a command."""
    with _written():
        console(stderr=False).print(result, highlight=False, markup=False)


def show_json(result: object) -> None:
    """Print a result as JSON, and nothing else, for another program to read."""
    with _written():
        sys.stdout.write(json.dumps(result, indent=2, allow_nan=False) + "\n")


def show_text(text: str) -> None:
    """Print a result that is text already, to the byte."""
    with _written():
        sys.stdout.write(text)


def say(sentence: str) -> None:
    """Tell the person something; a program that reads the result does not see it."""
    console(stderr=True).print(sentence, highlight=False, markup=False, soft_wrap=True)


def console(*, stderr: bool) -> Console:
    """A console on the stream as it is now: tests and pipes put others in its place."""
    from rich.console import Console

    return Console(stderr=stderr)


def printable(path: str | Path) -> str:
    """A path fit for a terminal: bytes that are no text and control characters as escapes."""
    text = os.fsencode(path).decode(errors="backslashreplace")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def percent(share: float) -> str:
    """A share of 1 as a percentage with one digit: 0.756 -> "75.6 %"."""
    return f"{100 * share:.1f} %"


@contextmanager
def _written() -> Iterator[None]:
    """Turn a full disk behind standard output into a sentence; a closed pipe is no fault."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise ImgrecError(
            f"Expected to write the result on standard output. Received: {error.strerror}. "
            "Make room, or send it elsewhere."
        ) from error
