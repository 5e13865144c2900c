"""A picture file -> a process of its own, bounded in memory and time -> its RGB pixels.

TIFF, HEIC and AVIF are containers: what decoding one takes shows only while it is decoded, and a
file can say less than it holds.
"""

from __future__ import annotations

from PIL import Image

from imgrec.apart import ApartError, ask
from imgrec.errors import PictureError
from imgrec.picture_limits import too_costly

CHILD = "imgrec.picture_child"


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
    try:
        answer, pixels = ask(CHILD, name, data)
    except ApartError as reason:
        raise too_costly(name) from reason
    if "error" in answer:
        raise PictureError(answer["error"])
    size = (answer["width"], answer["height"])
    return Image.frombytes("RGB", size, pixels), tuple(answer["notes"])
