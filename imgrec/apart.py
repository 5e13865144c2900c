"""A module, bytes and an argument -> what a process of its own makes of them, within its bounds.

What a foreign file takes to read shows only while it is read. In a process of its own it is the
system that says no, and a reader that crashes takes nothing else with it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from typing import Any

SECONDS = 60  # on the clock, for a busy machine; the process bounds its own work to less


class ApartError(Exception):
    """The process ran into its bounds, or crashed."""


def ask(module: str, argument: Any, data: bytes) -> tuple[dict[str, Any], bytes]:
    """Run a module that reads `data` from standard input, and answers by `tell`.

    Args:
        module: such as `imgrec.picture_child`.
        argument: what JSON holds; it stands on the command line.
        data: the bytes of a file.

    Returns:
        What it told, and the bytes behind it.

    Raises:
        ApartError: when it came to no answer.
    """
    command = [sys.executable, "-m", module, json.dumps(argument)]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1"}
    try:
        child = subprocess.run(
            command, input=data, capture_output=True, env=environment, timeout=SECONDS, check=True
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as reason:
        raise ApartError from reason
    line, _, rest = child.stdout.partition(b"\n")
    return json.loads(line), rest


def tell(told: Mapping[str, Any], rest: bytes = b"") -> None:
    """Answer from within such a process: a line of JSON, and bytes."""
    sys.stdout.buffer.write(json.dumps(told).encode() + b"\n" + rest)


def bound(*, memory: int, seconds: int) -> None:
    """Bound this process: bytes of memory, and seconds of work over all threads."""
    if sys.platform == "win32":
        return  # which has no such bounds; the clock of the parent holds there too
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
