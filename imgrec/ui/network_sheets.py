"""Trace -> the pictures of the home page's view: one uint8 RGB picture for each layer."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from imgrec.figures import Theme, layer_range, tile_sheet
from imgrec.figures.colours import RGB, rgb
from imgrec.ui import network_geometry as place

Floats = NDArray[np.float32]

OUTLINE = 3  # of the chosen map, in pixels of the sheet


def feature_maps(maps: Floats, *, theme: Theme, chosen: int) -> RGB:
    """All feature maps `(h, w, n)` on the page's paper, the chosen one outlined, the rest paler."""
    return tile_sheet(
        maps,
        place.COLUMNS,
        scale=theme.activations,
        theme=_on_paper(theme),
        zoom=place.MAP_SIDE // maps.shape[0],
        gap=place.GAP,
        chosen=chosen,
        dim=True,
    )


def pooled_maps(maps: Floats, *, theme: Theme, chosen: int) -> RGB:
    """All pooled maps `(h, w, n)`, each row level with the row of its feature maps."""
    sheet = tile_sheet(
        maps,
        place.COLUMNS,
        scale=theme.activations,
        theme=_on_paper(theme),
        zoom=place.POOLED_SIDE // maps.shape[0],
        gap=place.GAP,
        chosen=chosen,
        dim=True,
    )
    return _spread(sheet, -(-maps.shape[2] // place.COLUMNS), theme=theme)


def flat_strip(flat: Floats, *, across: int, theme: Theme) -> RGB:
    """The flat vector `(n,)`, folded: one line for each `across` numbers, in their order."""
    return theme.activations.paint(flat.reshape(-1, across), layer_range(flat))


def unit_grid(units: Floats, *, theme: Theme) -> RGB:
    """The units `(n,)` as a grid, row by row."""
    grid = units.reshape(-1, place.GRID_COLUMNS)
    return theme.activations.paint(grid, layer_range(units))


def _on_paper(theme: Theme) -> Theme:
    return replace(theme, card=theme.paper)


def _spread(sheet: RGB, rows: int, *, theme: Theme) -> RGB:
    step = place.POOLED_SIDE + place.GAP
    height = rows * (place.MAP_SIDE + place.GAP) + place.GAP
    spread = np.empty((height, *sheet.shape[1:]), np.uint8)
    spread[:] = rgb(theme.paper).astype(np.uint8)
    for row in range(rows):
        top = row * step + OUTLINE
        strip = sheet[top : top + place.POOLED_SIDE + 2 * OUTLINE]
        spread[place.pooled_top(row) + OUTLINE :][: len(strip)] = strip
    return spread
