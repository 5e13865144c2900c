"""Tables of calibration -> the reliability diagram, in the look of the other charts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from imgrec.calibration import FEW, Bin
from imgrec.figures.charts import FONT_SIZE, paper
from imgrec.figures.colours import Theme
from imgrec.figures.lines import both_in_percent

HEIGHT = 3.4  # inches
SMALLEST, LARGEST = 3.0, 9.0  # points; the area of a dot is that of its bin's pictures
PAIR = ("confidence", "accuracy")
MARKS = (("positive", "-"), ("negative", "--"), ("muted", ":"))


def reliability_diagram(
    tables: Mapping[str, Sequence[Bin]], *, theme: Theme, xlabel: str, ylabel: str
) -> Figure:
    """How often answers were right over how probable they were said to be, beside the diagonal.

    Args:
        tables: up to three, each by what it is called; bins with fewer than 30 pictures are left
            out, and the dot of a bin is the larger the more pictures it has.
        theme: the look.
        xlabel: what is promised.
        ylabel: what is kept.

    Reference:
        Guo et al., "On Calibration of Modern Neural Networks", 2017, figure 1.
    """
    figure, axes = paper(theme, xlabel, ylabel, height=HEIGHT, left=1.05)
    axes.plot((0, 1), (0, 1), color=theme.muted, linestyle=(0, (1, 2)), linewidth=1.6)
    for (name, table), (colour, dashes) in zip(tables.items(), MARKS, strict=False):
        _line(axes, name, [b for b in table if b.n >= FEW], getattr(theme, colour), dashes)
    both_in_percent(axes)
    axes.legend(frameon=False, labelcolor=theme.ink, fontsize=FONT_SIZE, loc="upper left")
    return figure


def _line(axes: Axes, name: str, bins: Sequence[Bin], colour: str, dashes: str) -> None:
    promised, kept = (np.array([getattr(b, of) for b in bins], float) for of in PAIR)
    pictures = np.array([b.n for b in bins])
    sizes = np.maximum(SMALLEST**2, LARGEST**2 * pictures / pictures.max(initial=1))
    axes.plot(promised, kept, color=colour, linestyle=dashes, linewidth=2.2, label=name)
    axes.scatter(promised, kept, s=sizes, color=colour, zorder=3)
