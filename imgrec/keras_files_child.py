"""Bytes of a Keras file from standard input -> the same network in imgrec's format on the output.

The process that `imgrec.network_files` starts. It bounds its own memory and its own time.
"""

from __future__ import annotations

import json
import os
import sys

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # before NumPy comes: each thread takes memory

from imgrec.apart import bound, tell
from imgrec.errors import WeightsError
from imgrec.keras_files import parts_of
from imgrec.weights_format import to_bytes

MEMORY = 700_000_000  # bytes, of which Python and the libraries take about 100 million
SECONDS = 20


def main() -> None:
    """Read one file, whose name is the argument, in JSON."""
    bound(memory=MEMORY, seconds=SECONDS)
    try:
        parts, named = parts_of(sys.stdin.buffer.read(), json.loads(sys.argv[1]))
    except WeightsError as error:
        tell({"error": str(error)})
        return
    tell({"named": named}, to_bytes(parts, "float32"))


if __name__ == "__main__":
    main()
