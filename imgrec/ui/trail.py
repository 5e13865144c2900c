"""Highlights -> lines through the whole network: picture, filter, pooled map, units, answer."""

from __future__ import annotations

from imgrec.figures import Theme
from imgrec.highlights import Highlights, Unit
from imgrec.ui import network_geometry as place
from imgrec.ui.network_geometry import Point
from imgrec.ui.pictures import data_uri

PICTURE_SIDE = 155
CHANNEL_SIDE = 47
FANS = 16  # lines from the pooled map into the flat vector: one for each of its rows


def uri(found: Highlights, *, maps: int, flat: int, theme: Theme) -> str:
    """The lines as a transparent SVG, `network_geometry.WIDTH` wide, as a data URI.

    Args:
        found: what stands out.
        maps: how many filters there are.
        flat: how long the flat vector is.
        theme: for the accent and the colour of positive evidence.
    """
    height = place.sheet_height(maps)
    lines = [
        *_into_the_filter(found.filter, theme.accent),
        *_through_pooling(found.filter, theme.accent),
        *_into_the_vector(found.filter, height=height, colour=theme.accent),
        *(_into_a_unit(unit, flat, height=height, colour=theme.accent) for unit in found.units),
        *(_into_the_answer(unit, found.winner, theme) for unit in found.units),
    ]
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {place.WIDTH} {height:.1f}" '
        f'fill="none">{"".join(lines)}</svg>'
    )
    return data_uri(svg.encode(), "image/svg+xml")


def _into_the_filter(index: int, colour: str) -> list[str]:
    end = place.map_edge(index, side=place.MAP_SIDE, layer="conv2d", right=False)
    middle = PICTURE_SIDE + 13 + CHANNEL_SIDE / 2
    starts = [Point(CHANNEL_SIDE + 54 * channel, middle) for channel in range(3)]
    return [_curve(start, end, colour=colour, width=1.7, opacity=0.85) for start in starts]


def _through_pooling(index: int, colour: str) -> list[str]:
    start = place.map_edge(index, side=place.MAP_SIDE, layer="conv2d", right=True)
    end = place.map_edge(index, side=place.POOLED_SIDE, layer="max_pooling2d", right=False)
    return [_curve(start, end, colour=colour, width=2, opacity=0.9)]


def _into_the_vector(index: int, *, height: float, colour: str) -> list[str]:
    start = place.map_edge(index, side=place.POOLED_SIDE, layer="max_pooling2d", right=True)
    ends = [place.flat_edge(fan, FANS, right=False, height=height) for fan in range(FANS)]
    lines = [_curve(start, end, colour=colour, width=0.8, opacity=0.45) for end in ends]
    return [*lines, *(_tick(end, colour) for end in ends)]


def _tick(at: Point, colour: str) -> str:
    across = f"M{at.x:.1f} {at.y:.1f}h{place.FLAT_WIDTH}"
    return f'<path d="{across}" stroke="{colour}" stroke-width="1.6"/>'


def _into_a_unit(unit: Unit, flat: int, *, height: float, colour: str) -> str:
    end = place.unit_edge(unit.index, right=False)
    starts = [place.flat_edge(i, flat, right=True, height=height) for i in unit.inputs]
    return "".join(_curve(start, end, colour=colour, width=0.8, opacity=0.4) for start in starts)


def _into_the_answer(unit: Unit, winner: int, theme: Theme) -> str:
    start, end = place.unit_edge(unit.index, right=True), place.bar_edge(winner)
    cell = place.GRID_WIDTH / place.GRID_COLUMNS
    box = (
        f'<rect x="{start.x - cell - 2:.1f}" y="{start.y - cell / 2 - 2:.1f}" '
        f'width="{cell + 4:.1f}" height="{cell + 4:.1f}" rx="1.5" '
        f'stroke="{theme.accent}" stroke-width="2"/>'
    )
    return box + _curve(start, end, colour=theme.weight_positive, width=1.3, opacity=0.85)


def _curve(start: Point, end: Point, *, colour: str, width: float, opacity: float) -> str:
    bend = (end.x - start.x) * 0.5
    return (
        f'<path d="M{start.x:.1f} {start.y:.1f}C{start.x + bend:.1f} {start.y:.1f} '
        f'{end.x - bend:.1f} {end.y:.1f} {end.x:.1f} {end.y:.1f}" '
        f'stroke="{colour}" stroke-width="{width}" stroke-opacity="{opacity}"/>'
    )
