"""How long Python takes for one answer to a person who drags on a 12-megapixel photo."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.benchmark

MOST = 60  # milliseconds
ANSWERS = ("rotated", "blurred", "all at once", "another square")


@pytest.fixture(scope="module")
def took() -> dict[str, float]:
    """Run the answers in a process of their own, and print what they took."""
    script = Path(__file__).with_name("photo_answers.py")
    run = subprocess.run(
        [sys.executable, str(script)],
        env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},
        stdout=subprocess.PIPE,
        check=True,
    )
    took: dict[str, float] = json.loads(run.stdout)
    for answer, milliseconds in took.items():
        print(f"\na 12-megapixel photo, {answer:<16} {milliseconds:6.1f} ms")
    return took


@pytest.mark.parametrize("answer", ANSWERS)
def test_a_photo_is_answered_soon(answer: str, took: dict[str, float]) -> None:
    assert took[answer] < MOST
