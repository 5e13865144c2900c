"""Large arrays go back to the system, however many threads took them."""

from __future__ import annotations

import subprocess
import sys

import pytest

from imgrec.commands.memory import LARGE, give_back_arrays

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Memory is read from /proc.")

# A heap stays as large as its highest piece: here a small one above many large ones that go.
GROWN = f"""
import resource, sys
from pathlib import Path
import numpy as np
from imgrec.commands.memory import give_back_arrays

def pages():
    return int(Path("/proc/self/statm").read_text().split()[1])

if sys.argv[1] == "give back":
    give_back_arrays()
np.ones(4_000_000)  # glibc's threshold is now 32 MB
before = pages()
large = [np.ones({LARGE} // 4) for _ in range(40)]
small = [bytearray(100_000) for _ in range(2)]
del large
print((pages() - before) * resource.getpagesize())
"""


def kept(how: str) -> int:
    """Bytes that a process keeps of 20 MB that it let go."""
    command = [sys.executable, "-c", GROWN, how]
    return int(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def test_what_is_let_go_is_given_back() -> None:
    if not give_back_arrays():
        pytest.skip("Another C library than glibc.")

    assert kept("give back") < 2_000_000
    assert kept("as it comes") > 10_000_000
