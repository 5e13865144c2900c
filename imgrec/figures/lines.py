"""Numbers over numbers -> a matplotlib Figure of lines, in the look of the other charts."""

from __future__ import annotations

from collections.abc import Mapping

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import ArrayLike

from imgrec.figures.charts import FONT_SIZE, paper
from imgrec.figures.colours import Theme

DASHES = ("-", "--", ":")
HEIGHT = 2.8  # inches


def curves(
    x: ArrayLike,
    named: Mapping[str, ArrayLike],
    *,
    theme: Theme,
    xlabel: str,
    ylabel: str,
    here: float | None = None,
    logarithmic: bool = False,
) -> Figure:
    """Up to three lines over the same places, told apart by colour and by dashes.

    Args:
        x: the places, `(n,)`.
        named: what each line is called, and its values `(n,)`.
        theme: the look.
        xlabel: what the places are.
        ylabel: what the values are.
        here: the place with the accent, if any.
        logarithmic: whether each step to the right is a multiple, not a sum.
    """
    figure, axes = paper(theme, xlabel, ylabel, height=HEIGHT)
    colours = (theme.positive, theme.negative, theme.muted)
    for (name, y), colour, dashes in zip(named.items(), colours, DASHES, strict=False):
        axes.plot(x, y, color=colour, linestyle=dashes, linewidth=2.4, label=name)
    if logarithmic:
        axes.set_xscale("log")
        axes.xaxis.set_major_formatter("{x:g}")
    if here is not None:
        axes.axvline(here, color=theme.accent, linewidth=2.5)
    axes.legend(frameon=False, labelcolor=theme.ink, fontsize=FONT_SIZE)
    return figure


def promised_and_kept(
    promised: ArrayLike, kept: ArrayLike, *, theme: Theme, xlabel: str, ylabel: str, here: float
) -> Figure:
    """How often answers were right over how probable they were said to be, beside the diagonal.

    Args:
        promised: mean winning probabilities, `(bins,)`.
        kept: shares of right answers, `(bins,)`.
        theme: the look.
        xlabel: what is promised.
        ylabel: what is kept.
        here: the place with the accent.
    """
    figure, axes = paper(theme, xlabel, ylabel, height=HEIGHT, left=1.05)
    axes.plot((0, 1), (0, 1), color=theme.muted, linestyle="--", linewidth=1.6)
    axes.plot(promised, kept, color=theme.positive, linewidth=2.4, marker="o", markersize=6)
    axes.axvline(here, color=theme.accent, linewidth=2.5)
    both_in_percent(axes)
    return figure


def both_in_percent(axes: Axes) -> None:
    """Both axes go from 0 % to 100 %, with room for the last number and for a dot at the top."""
    axes.set(xlim=(0, 1.05), ylim=(0, 1.05))
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_formatter(lambda share, _: f"{100 * share:.0f} %")
