"""Maps and pictures -> HTML for `st.html`: tiny PNGs, one pixel a cell, enlarged by the browser.

They stay crisp on a projector, and a sheet of 32 costs a few milliseconds.
"""

from __future__ import annotations

import base64
import io
from collections.abc import Iterable
from html import escape

import numpy as np
from matplotlib.figure import Figure
from numpy.typing import ArrayLike
from PIL import Image

from imgrec.figures.charts import svg
from imgrec.figures.colours import RGB, Scale
from imgrec.ui.numbers import MINUS, number

Box = tuple[int, int, int, int]  # row, column, height, width


def picture(painted: RGB, alt: str, *, size: str = "8rem", window: Box | None = None) -> str:
    """A map or a picture enlarged without smoothing, with the accent around a window."""
    mark = "" if window is None else _mark(window, painted.shape[0], painted.shape[1])
    return (
        f'<span class="ir-map" style="width:{size}">'
        f'<img src="{data_uri(painted)}" alt="{escape(alt)}">{mark}</span>'
    )


def photo(
    jpeg: bytes, alt: str, *, size: str, crop: tuple[float, float, float, float] | None = None
) -> str:
    """A photograph as it came, with the accent around a part (its sides as shares)."""
    mark = "" if crop is None else _accent(crop)
    address = _address(jpeg, "image/jpeg")
    return (
        f'<span class="ir-map ir-photo" style="width:{size}">'
        f'<img src="{address}" alt="{escape(alt)}">{mark}</span>'
    )


def sheet(tiles: Iterable[RGB], *, word: str, columns: int = 8, chosen: int | None = None) -> str:
    """Many maps as one sheet, each with its number; all but the chosen one are dimmed.

    Args:
        tiles: uint8 `(n, h, w, 3)`.
        word: what one tile is, such as "map": with its number it is the tile's text.
        columns: tiles in a row; half as many on a phone.
        chosen: the tile in play.
    """
    figures = "".join(
        f'<figure class="{"ir-on" if index == chosen else ""}">'
        f'<img src="{data_uri(tile)}" alt="{escape(word)} {index}">'
        f"<figcaption>{index}</figcaption></figure>"
        for index, tile in enumerate(tiles)
    )
    focus = "" if chosen is None else " ir-focus"
    return f'<div class="ir-sheet{focus}" style="--columns:{columns}">{figures}</div>'


def tiles(maps: ArrayLike, scale: Scale, value_range: float) -> RGB:
    """Maps `(h, w, n)` as pictures `(n, h, w, 3)`, all on one range."""
    return np.moveaxis(scale.paint(maps, value_range), 2, 0)


def legend(scale: Scale, value_range: float, *, two_sided: bool) -> str:
    """The range of a scale, printed with its colours."""
    high = number(value_range, 2 if value_range >= 0.1 else 4)
    low = f"{MINUS}{high}" if two_sided else "0"
    ramp = (
        (scale.negative, scale.zero, scale.positive) if two_sided else (scale.zero, scale.positive)
    )
    return (
        f'<p class="ir-legend"><span>{low}</span>'
        f'<i style="background:linear-gradient(90deg, {", ".join(ramp)})"></i>'
        f"<span>{high}</span></p>"
    )


def data_uri(painted: RGB) -> str:
    """A uint8 RGB array as a PNG inside an address: the page holds it, no address of the server."""
    buffer = io.BytesIO()
    Image.fromarray(np.ascontiguousarray(painted)).save(buffer, format="PNG", compress_level=1)
    return _address(buffer.getvalue(), "image/png")


def chart(figure: Figure, alt: str) -> str:
    """A matplotlib figure inside the page, as SVG."""
    address = _address(svg(figure).encode(), "image/svg+xml")
    return f'<div class="ir-chart"><img src="{address}" alt="{escape(alt)}"></div>'


def _address(data: bytes, kind: str) -> str:
    return f"data:{kind};base64,{base64.b64encode(data).decode('ascii')}"


def _mark(window: Box, height: int, width: int) -> str:
    top, left, rows, columns = window
    bottom, right = min(top + rows, height), min(left + columns, width)
    top, left = max(top, 0), max(left, 0)
    return _accent((top / height, left / width, (bottom - top) / height, (right - left) / width))


def _accent(shares: tuple[float, float, float, float]) -> str:
    names = ("top", "left", "height", "width")
    place = ";".join(f"{n}:{100 * share:.3f}%" for n, share in zip(names, shares, strict=True))
    return f'<i style="{place}"></i>'
