"""Bytes of a picture file from standard input -> a line of JSON and RGB pixels on standard output.

The process that `imgrec.picture_process` starts. It bounds its own memory and its own time.
"""

from __future__ import annotations

import json
import os
import sys

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # before NumPy comes: each thread takes memory

from PIL import AvifImagePlugin
from pillow_heif import options

from imgrec.apart import bound, tell
from imgrec.errors import PictureError
from imgrec.picture_files import CONTAINERS, decode_here

MEMORY = 440_000_000  # bytes, of which Python and the libraries take about 60 million
SECONDS = 10  # of work, over all threads
THREADS = 2


def main() -> None:
    """Decode one file, whose name is the argument, in JSON."""
    bound(memory=MEMORY, seconds=SECONDS)
    AvifImagePlugin.DEFAULT_MAX_THREADS = options.DECODE_THREADS = THREADS
    name = json.loads(sys.argv[1])
    try:
        image, notes = decode_here(sys.stdin.buffer.read(), name, CONTAINERS)
    except PictureError as error:
        tell({"error": str(error)})
        return
    tell({"width": image.width, "height": image.height, "notes": notes}, image.tobytes())


if __name__ == "__main__":
    main()
