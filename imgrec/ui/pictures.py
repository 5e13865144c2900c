"""Pixels -> a picture inside the page itself, which no address of the server leads to.

`st.image` puts a file into a store that all sessions share; what a person uploaded goes into the
page as a data URI instead.
"""

from __future__ import annotations

import base64
import io
from html import escape

import numpy as np
from numpy.typing import NDArray
from PIL import Image


def png_uri(pixels: NDArray[np.uint8]) -> str:
    """A data URI of uint8 RGB `(h, w, 3)`, lossless."""
    buffer = io.BytesIO()
    Image.fromarray(np.ascontiguousarray(pixels)).save(buffer, "PNG", compress_level=1)
    return data_uri(buffer.getvalue(), "image/png")


def data_uri(data: bytes, mime: str) -> str:
    """A file's bytes as an address that holds the file."""
    return f"data:{mime};base64,{base64.b64encode(data).decode()}"


def img(uri: str, *, alt: str, css: str = "") -> str:
    """An `<img>` element; the class `sharp` keeps every pixel a square."""
    return f'<img src="{uri}" alt="{escape(alt)}" class="{css}">'


def sharp(painted: NDArray[np.uint8], alt: str) -> str:
    """Pixels as an `<img>` that the page enlarges without smoothing."""
    return img(png_uri(painted), alt=alt, css="sharp")
