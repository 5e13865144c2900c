"""Maps and pictures -> one tiled picture, uint8 RGB, for `st.image`: no axes, no text.

A sheet costs a few milliseconds where the same maps as 32 matplotlib axes cost 300.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from imgrec.figures import colours
from imgrec.figures.colours import RGB, Scale, Theme

Floats = NDArray[np.float32]
Box = tuple[int, int, int, int]  # top, left, height, width


@dataclass(frozen=True)
class Layout:
    """How tiles lie on a sheet: `zoom` screen pixels a cell, `gap` between tiles, `line` around."""

    columns: int = 8
    zoom: int = 3
    gap: int = 6
    line: int = 1


def tile_sheet(
    maps: Floats,
    columns: int = 8,
    *,
    scale: Scale,
    theme: Theme,
    value_range: float | None = None,
    zoom: int = 3,
    gap: int = 6,
    chosen: int | None = None,
    dim: bool = False,
) -> RGB:
    """All feature maps of a layer as one picture, row by row, map 0 at the top left.

    Args:
        maps: `(h, w, n)`, one map a channel.
        columns: tiles in a row.
        scale: what the numbers are: `theme.values`, `.activations` or `.weights`.
        theme: for the card's colour between the tiles and the lines around them.
        value_range: the number with the full colour; the layer's range if None.
        zoom: screen pixels a cell, enlarged without smoothing.
        gap: screen pixels between tiles.
        chosen: the map that gets the accent around it.
        dim: whether the maps that are not chosen lose some of their strength.

    Returns:
        uint8 RGB of shape `(height, width, 3)`.
    """
    shared = colours.layer_range(maps) if value_range is None else value_range
    tiles = np.moveaxis(scale.paint(maps, shared), 2, 0)
    if dim and chosen is not None:
        pale = colours.dimmed(tiles, theme.card)
        pale[chosen] = tiles[chosen]
        tiles = pale
    return picture_sheet(tiles, Layout(columns, zoom, gap), theme=theme, chosen=chosen)


def picture_sheet(pictures: RGB, layout: Layout, *, theme: Theme, chosen: int | None = None) -> RGB:
    """Pictures `(n, h, w, 3)` as one picture, row by row, with gaps in the card's colour."""
    n, height, width = len(pictures), *(layout.zoom * side for side in pictures.shape[1:3])
    rows = -(-n // layout.columns)
    step = (height + layout.gap, width + layout.gap)
    shape = (rows * step[0] + layout.gap, min(n, layout.columns) * step[1] + layout.gap, 3)
    sheet = np.broadcast_to(colours.rgb(theme.card).astype(np.uint8), shape).copy()
    for index, picture in enumerate(pictures):
        row, column = divmod(index, layout.columns)
        top, left = row * step[0] + layout.gap, column * step[1] + layout.gap
        sheet[top : top + height, left : left + width] = enlarge(picture, layout.zoom)
        colour, thick = (theme.accent, 3) if index == chosen else (theme.line, layout.line)
        outline(sheet, (top, left, height, width), colour=colour, thick=thick)
    return sheet


def enlarge(picture: RGB, zoom: int) -> RGB:
    """Every pixel as a square of `zoom` times `zoom`: nothing is smoothed, nothing invented."""
    return picture.repeat(zoom, axis=0).repeat(zoom, axis=1)


def outline(sheet: RGB, box: Box, *, colour: str, thick: int = 2) -> None:
    """Draw a line around the outside of a box, in place; what falls off the sheet is left out."""
    top, left, height, width = box
    paint = colours.rgb(colour).astype(np.uint8)
    rows = slice(max(top - thick, 0), top + height + thick)
    columns = slice(max(left - thick, 0), left + width + thick)
    sheet[max(top - thick, 0) : top, columns] = paint
    sheet[top + height : top + height + thick, columns] = paint
    sheet[rows, max(left - thick, 0) : left] = paint
    sheet[rows, left + width : left + width + thick] = paint


def filters_as_pictures(kernel: Floats) -> RGB:
    """The filters of a first layer as the colours they look for.

    Args:
        kernel: `(3, 3, 3, filters)`; the third axis is red, green, blue.

    Returns:
        uint8 RGB of shape `(filters, 3, 3, 3)`: mid grey is a weight of 0, and each filter's
        largest weight reaches black or full colour (each filter has a range of its own).
    """
    filters = np.moveaxis(kernel, 3, 0)
    largest = np.abs(filters).max(axis=(1, 2, 3), keepdims=True)
    share = filters / np.where(largest == 0, 1, largest)
    return np.clip(np.rint(127.5 + 127.5 * share), 0, 255).astype(np.uint8)
