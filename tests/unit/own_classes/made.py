"""Small pictures, zips of them, and collections, for the tests of one's own classes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

import numpy as np
from PIL import Image

from imgrec.own_classes.collection import Collection


def png(number: int) -> bytes:
    """A picture of 8 x 8 pixels that is another for another number."""
    pixels = np.random.default_rng(number).integers(256, size=(8, 8, 3), dtype=np.uint8)
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, "PNG")
    return buffer.getvalue()


def zipped(files: Mapping[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for path, content in files.items():
            archive.writestr(path, content)
    return buffer.getvalue()


def collected(counts: Mapping[str, int], first: int = 0) -> Collection:
    """So many pictures a class, no two the same."""
    collection, number = Collection(), first
    for name, count in counts.items():
        for _ in range(count):
            collection.add(name, f"{number}.png", png(number))
            number += 1
    return collection
