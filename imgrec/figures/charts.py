"""Numbers -> a matplotlib Figure of one axes, and a Figure -> SVG.

Built without pyplot, which keeps every figure it makes. Text is large enough for the back row.
"""

from __future__ import annotations

import io
from typing import Any

import matplotlib as mpl
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import ArrayLike, NDArray

from imgrec.figures.colours import Scale, Theme

Floats = NDArray[np.floating[Any]]

BINS = 48
WIDTH, HEIGHT = 5.6, 2.4  # inches
FONT_SIZE = 11
CHANNELS = (("red", "#D33A3A", "-"), ("green", "#2E8B57", "--"), ("blue", "#3F74D1", ":"))


def histogram(
    values: ArrayLike,
    *,
    theme: Theme,
    xlabel: str,
    ylabel: str,
    limit: float | None = None,
    scale: Scale | None = None,
    span: tuple[float, float] | None = None,
) -> Figure:
    """How often each size of number occurs, in one colour above zero and in another below.

    Args:
        values: numbers of any shape.
        theme: the look.
        xlabel: what the numbers are.
        ylabel: what is counted.
        limit: where to draw the accent, if anywhere.
        scale: the colours; those of signed values if None.
        span: the least and the largest number of the axis, for charts that are compared; what
            lies beyond is counted at its end.
    """
    numbers = np.asarray(values, dtype=np.float32).ravel()
    colours = scale or theme.values
    figure, axes = paper(theme, xlabel, ylabel)
    edges = _edges(*(span or (float(numbers.min()), float(numbers.max()))))
    counts, _ = np.histogram(np.clip(numbers, edges[0], edges[-1]), edges)
    zero = int(np.searchsorted(edges, 0))
    axes.stairs(counts[:zero], edges[: zero + 1], fill=True, color=colours.negative)
    axes.stairs(counts[zero:], edges[zero:], fill=True, color=colours.positive)
    if limit is not None:
        _limit(axes, limit, theme)
    return figure


def channel_histogram(image: ArrayLike, *, theme: Theme, xlabel: str, ylabel: str) -> Figure:
    """How often each value occurs in red, green and blue: three lines, each with dashes of its own.

    Args:
        image: `(h, w, 3)`, 0 to 1.
        theme: the look.
        xlabel: what the numbers are.
        ylabel: what is counted.
    """
    figure, axes = paper(theme, xlabel, ylabel)
    for channel, (name, colour, dashes) in zip(np.reshape(image, (-1, 3)).T, CHANNELS, strict=True):
        counts, edges = np.histogram(channel, bins=32, range=(0, 1))
        axes.stairs(counts, edges, color=colour, linestyle=dashes, linewidth=2.2, label=name)
    axes.legend(
        frameon=False,
        labelcolor=theme.ink,
        ncols=3,
        loc="lower right",
        bbox_to_anchor=(1, 1),
        borderaxespad=0,
        fontsize=FONT_SIZE,
    )
    axes.set_xlim(0, 1)
    return figure


def svg(figure: Figure) -> str:
    """The figure as SVG with its letters as shapes, so that it looks the same everywhere."""
    buffer = io.StringIO()
    with mpl.rc_context({"svg.fonttype": "path", "svg.hashsalt": "imgrec"}):
        figure.savefig(buffer, format="svg", transparent=True, metadata={"Date": None})
    return buffer.getvalue()


def paper(
    theme: Theme, xlabel: str, ylabel: str, *, height: float = HEIGHT, left: float = 0.72
) -> tuple[Figure, Axes]:
    """An empty figure with margins in inches: a layout engine would take half of the time."""
    figure = Figure(figsize=(WIDTH, height))
    right, bottom, top = 0.15, 0.65, 0.35
    inner = (WIDTH - left - right) / WIDTH, (height - bottom - top) / height
    axes = figure.add_axes((left / WIDTH, bottom / height, *inner))
    axes.patch.set_alpha(0)
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.spines["bottom"].set_color(theme.line)
    axes.tick_params(colors=theme.ink, labelsize=FONT_SIZE, color=theme.line)
    axes.set_xlabel(xlabel, color=theme.muted, fontsize=FONT_SIZE)
    axes.set_ylabel(ylabel, color=theme.muted, fontsize=FONT_SIZE)
    axes.grid(axis="y", color=theme.line, linewidth=0.8)
    axes.set_axisbelow(True)
    return figure, axes


def _edges(least: float, largest: float) -> Floats:
    """Bins of one width with an edge at zero, so that no bar holds both signs."""
    low, high = min(least, 0.0), max(largest, 0.0)
    width = (high - low) / BINS or 1.0
    first, last = int(np.floor(low / width)), int(np.ceil(high / width))
    edges: Floats = np.arange(first, max(last, first + 1) + 1) * width
    return edges


def _limit(axes: Axes, limit: float, theme: Theme) -> None:
    axes.axvline(limit, color=theme.accent, linewidth=2.5)
    axes.set_xlim(right=max(axes.get_xlim()[1], limit * 1.08))
