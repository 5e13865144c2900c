"""Arrays -> pictures: colour scales, tiled sheets, matplotlib figures. Knows no Streamlit.

colours   one number, one colour; the light and the dark theme
sheets    maps and pictures -> one uint8 picture
charts    numbers -> a matplotlib Figure
"""

from __future__ import annotations

from imgrec.figures.colours import DARK, LIGHT, Scale, Theme, layer_range, strength, theme
from imgrec.figures.sheets import Layout, filters_as_pictures, picture_sheet, tile_sheet

__all__ = [
    "DARK",
    "LIGHT",
    "Layout",
    "Scale",
    "Theme",
    "filters_as_pictures",
    "layer_range",
    "picture_sheet",
    "strength",
    "theme",
    "tile_sheet",
]
