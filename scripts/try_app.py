"""A command that sets up and opens the app -> the seconds until the app answers.

It runs as it stands, but opens no browser. Whatever it started is stopped at the end.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = "http://127.0.0.1:8501/_stcore/health"
PATIENCE = 600  # seconds: from an empty folder, most of it goes into fetching TensorFlow


def main() -> None:
    """Run the command in the project's folder until the app answers."""
    command = " ".join(sys.argv[1:])
    if answers():
        sys.exit(f"Expected nobody at {PAGE}. Stop what listens there.")
    start = time.monotonic()
    process = subprocess.Popen(
        ["bash", "-euo", "pipefail", "-c", command],
        cwd=ROOT,
        env={**os.environ, "STREAMLIT_SERVER_HEADLESS": "true"},
        start_new_session=True,
    )
    try:
        wait_for(process)
        print(f"The app answered after {time.monotonic() - start:.0f} s.")
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(10)


def wait_for(process: subprocess.Popen[bytes]) -> None:
    """Return when the app answers; stop with a sentence when it ends or is late."""
    deadline = time.monotonic() + PATIENCE
    while not answers():
        try:
            code = process.wait(timeout=0.2)
        except subprocess.TimeoutExpired:
            code = None
        if code is not None:
            sys.exit(f"Expected an app that goes on. It ended with exit code {code}.")
        if time.monotonic() > deadline:
            sys.exit(f"Expected an answer within {PATIENCE} s. None came.")


def answers() -> bool:
    """Say whether the app answers."""
    try:
        with urllib.request.urlopen(PAGE, timeout=2):
            return True
    except OSError:
        return False


if __name__ == "__main__":
    main()
