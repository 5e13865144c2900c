"""Marks and words -> a certificate as a PNG, to print or to send."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from imgrec.figures.colours import LIGHT
from imgrec.figures.letters import fonts_for

SIZE = (11.69, 8.27)  # inches, A4 on its side
DOTS = 150  # an inch
NAME_FAMILY = "serif"
LEFT, RIGHT = 0.1, 0.9
FIRST_ROW, ROW_HEIGHT = 0.63, 0.049
BAR_LEFT, BAR_WIDTH, BAR_HEIGHT = 0.34, 0.24, 0.018


@dataclass(frozen=True)
class Row:
    """A lesson: its name, the share of it that is done (0 to 1), and the marks in words."""

    name: str
    share: float
    marks: str


@dataclass(frozen=True)
class Words:
    """What the certificate says.

    Without a name, and with one that it cannot draw, there is a line to write it on.
    """

    title: str
    name: str
    sentence: str
    foot: str


def certificate(words: Words, rows: Sequence[Row]) -> bytes:
    """Draw the certificate.

    Args:
        words: shown as they are, never read as formulas.
        rows: at most ten, one a lesson.

    Returns:
        A PNG of 1753 × 1240 pixels, dark on light: it is made to be printed.
    """
    figure = Figure(figsize=SIZE, facecolor=LIGHT.paper)
    axes = figure.add_axes((0.0, 0.0, 1.0, 1.0))
    axes.set(xlim=(0, 1), ylim=(0, 1))
    axes.axis("off")
    _frame(axes)
    _head(axes, words)
    for place, row in enumerate(rows):
        _row(axes, FIRST_ROW - place * ROW_HEIGHT, row)
    out = io.BytesIO()
    figure.savefig(out, format="png", dpi=DOTS, facecolor=LIGHT.paper)
    return out.getvalue()


def undrawable(name: str) -> str:
    """The letters of a name that no font of this computer holds, each once."""
    return fonts_for(name, NAME_FAMILY)[1]


def _frame(axes: Axes) -> None:
    for inset, colour, width in ((0.03, LIGHT.accent, 2.0), (0.038, LIGHT.line, 1.0)):
        side = 1 - 2 * inset
        axes.add_patch(
            Rectangle((inset, inset), side, side, fill=False, edgecolor=colour, linewidth=width)
        )


def _head(axes: Axes, words: Words) -> None:
    _say(axes, LEFT, 0.87, words.title, size=30, family="serif")
    _name(axes, words.name)
    _say(axes, LEFT, 0.72, words.sentence, size=15)
    _say(axes, LEFT, 0.085, words.foot, size=11, color=LIGHT.muted)


def _name(axes: Axes, name: str) -> None:
    fonts, lacking = fonts_for(name, NAME_FAMILY)
    if name and not lacking:
        _say(axes, LEFT, 0.79, name, size=21, family=fonts, color=LIGHT.accent)
    else:
        axes.plot((LEFT, 0.55), (0.77, 0.77), color=LIGHT.muted, linewidth=0.8)


def _row(axes: Axes, y: float, row: Row) -> None:
    _say(axes, LEFT, y, row.name, size=15)
    bottom = y - BAR_HEIGHT / 2
    for width, colour in ((1.0, LIGHT.line), (row.share, LIGHT.positive)):
        bar = Rectangle((BAR_LEFT, bottom), BAR_WIDTH * width, BAR_HEIGHT, color=colour, lw=0)
        axes.add_patch(bar)
    _say(axes, RIGHT, y, row.marks, size=13, ha="right", color=LIGHT.muted)


def _say(
    axes: Axes,
    x: float,
    y: float,
    text: str,
    *,
    size: int,
    color: str = LIGHT.ink,
    ha: str = "left",
    family: str | list[str] = "sans-serif",
) -> None:
    axes.text(
        x,
        y,
        text,
        fontsize=size,
        color=color,
        ha=ha,
        va="center",
        family=family,
        parse_math=False,  # a name may hold a dollar sign
    )
