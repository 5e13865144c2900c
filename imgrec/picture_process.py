"""A picture file -> a process of its own, bounded in memory and time -> its RGB pixels.

TIFF, HEIC and AVIF are containers: what decoding one takes shows only while it is decoded, and a
file can say less than it holds. Here it is the system that says no, and a decoder that crashes
takes nothing else with it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

from PIL import Image

from imgrec.errors import PictureError
from imgrec.picture_limits import too_costly

CHILD = ("-m", "imgrec.picture_child")
SECONDS = 60  # on the clock, for a busy machine; the process bounds its own work to less


def decode_apart(data: bytes, name: str) -> tuple[Image.Image, tuple[str, ...]]:
    """Decode a file in a process of its own.

    Args:
        data: the bytes of the file.
        name: what to call it in an error.

    Returns:
        What `picture_files.decode` returns.

    Raises:
        PictureError: as `picture_files.decode`, and when the process ran into its bounds.
    """
    answer, pixels = _answer(data, name)
    if "error" in answer:
        raise PictureError(answer["error"])
    size = (answer["width"], answer["height"])
    return Image.frombytes("RGB", size, pixels), tuple(answer["notes"])


def _answer(data: bytes, name: str) -> tuple[dict[str, Any], bytes]:
    """The line of JSON and the bytes that `picture_child` writes."""
    command = [sys.executable, *CHILD, json.dumps(name)]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1"}
    try:
        child = subprocess.run(
            command, input=data, capture_output=True, env=environment, timeout=SECONDS, check=True
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as reason:
        raise too_costly(name) from reason
    line, _, pixels = child.stdout.partition(b"\n")
    return json.loads(line), pixels
