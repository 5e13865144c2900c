"""An explanation -> one figure: the photo, what the network sees, the answer, why, and trust.

Made for paper and for sending on, so it is light and all its words are on it.
"""

from __future__ import annotations

import textwrap
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from imgrec.calibration import FEW
from imgrec.explanation import Explanation
from imgrec.figures.colours import LIGHT, layer_range
from imgrec.figures.letters import drawable
from imgrec.number_texts import number, percent, signed

SIZE = (12.0, 6.6)  # inches
DPI = 150
LONGEST_SIDE = 900  # of the photo on the figure, in pixels
LINE = 58  # letters
FAMILY = "DejaVu Sans"


def explanation_figure(told: Explanation) -> Figure:
    """Draw it: four pictures above, three sentences and the most alike test pictures below."""
    figure = Figure(figsize=SIZE, facecolor=LIGHT.paper)
    _photo(_axes(figure, (0.03, 0.4, 0.25, 0.46), "The photo"), told)
    _seen(_axes(figure, (0.3, 0.4, 0.18, 0.46), "What the network sees"), told)
    _answer(_axes(figure, (0.6, 0.4, 0.12, 0.46), "The answer"), told)
    _why(_axes(figure, (0.79, 0.4, 0.19, 0.46), f"Why {_winner(told)}?"), told)
    name, fonts = drawable(told.picture.name, FAMILY)
    words: dict[str, Any] = {"size": 14, "color": LIGHT.ink, "va": "top", "parse_math": False}
    figure.text(0.03, 0.95, name, family=fonts, **words)
    shape = f"{told.network.name}, {number(told.pixels.size, 0)} numbers in"
    figure.text(0.97, 0.95, shape, size=9, color=LIGHT.muted, va="top", ha="right")
    _trust(figure, told)
    _alike(figure, told)
    return figure


def trust_sentences(told: Explanation) -> list[str]:
    """How far to trust the answer, a sentence each; what nobody measured is said too."""
    found = [_record(told)]
    steady = told.steadiness
    found.append(f"{steady.agreeing} of {steady.of} small shifts and mirrors give the same answer.")
    if told.verdict is None:
        found.append("Whether it is one of the classes at all was not measured for this network.")
    elif told.verdict.outside:
        rate = percent(told.verdict.false_alarm_rate, 0)
        found.append(
            f"Probably none of the {len(told.network.class_names)} things that it knows "
            f"(said wrongly of {rate} of pictures that are one)."
        )
    return found


def _record(told: Explanation) -> str:
    if told.record is None:
        return "Not calibrated: how often this network is right when it is this sure is not known."
    if told.record["n"] < FEW:
        return f"Hardly any of the {number(told.measured, 0)} test pictures made it this unsure."
    n, accuracy = number(told.record["n"], 0), percent(told.record["accuracy"], 0)
    return f"Of the {n} test pictures where it was about this sure, it was right on {accuracy}."


def _axes(figure: Figure, place: tuple[float, float, float, float], title: str) -> Axes:
    axes = figure.add_axes(place)
    axes.set_title(title, loc="left", size=11, weight="bold", color=LIGHT.ink, parse_math=False)
    axes.set_axis_off()
    axes.set_anchor("NW")
    return axes


def _photo(axes: Axes, told: Explanation) -> None:
    width, height = told.picture.pixels.size
    shown = told.picture.pixels.copy()
    shown.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    axes.imshow(np.asarray(shown), extent=(0, width, height, 0))
    crop, corner = told.crop, (told.crop.left, told.crop.top)
    line = Rectangle(corner, crop.size, crop.size, fill=False, edgecolor=LIGHT.accent, linewidth=2)
    axes.add_patch(line)


def _seen(axes: Axes, told: Explanation) -> None:
    axes.imshow(told.pixels, interpolation="nearest")


def _answer(axes: Axes, told: Explanation) -> None:
    shares = told.trace.probabilities
    order = np.argsort(-shares, kind="stable")
    colours = [LIGHT.accent, *[LIGHT.muted] * (len(order) - 1)]
    rows = np.arange(len(order))
    axes.barh(rows, shares[order], color=colours, height=0.5)
    axes.set(xlim=(0, 1), ylim=(len(order) - 0.5, -0.5))
    for row, index in enumerate(order):
        bold = "bold" if row == 0 else "normal"
        name = told.network.class_names[index]
        words: dict[str, Any] = {
            "va": "center",
            "size": 9,
            "weight": bold,
            "color": LIGHT.ink,
            "parse_math": False,
        }
        axes.text(-0.06, row, name, ha="right", **words)
        axes.text(1.04, row, percent(float(shares[index])), ha="left", **words)


def _why(axes: Axes, told: Explanation) -> None:
    if told.evidence is None:
        axes.text(0, 1, "No sum of evidence exists\nfor its activation function.", va="top", size=9)
        return
    parts = told.evidence.parts
    axes.imshow(LIGHT.values.paint(parts, layer_range(parts)), interpolation="nearest")
    speaks_for, against = float(parts[parts > 0].sum()), float(parts[parts < 0].sum())
    biases, logit = float(told.evidence.biases), float(told.trace.logits[told.winner])
    axes.text(
        0, 1 + parts.shape[0],
        f"{signed(speaks_for, 2)} for  {signed(against, 2)} against\n"
        f"{signed(biases, 2)} from biases  =  {number(logit, 2)}, the logit",
        size=9, color=LIGHT.ink, va="top",
    )  # fmt: skip


def _trust(figure: Figure, told: Explanation) -> None:
    lines = [line for told_one in trust_sentences(told) for line in _wrapped(told_one)]
    figure.text(0.03, 0.3, "How far to trust it", size=11, weight="bold", color=LIGHT.ink, va="top")
    figure.text(0.03, 0.255, "\n".join(lines), size=10, color=LIGHT.ink, va="top", linespacing=1.5)


def _alike(figure: Figure, told: Explanation) -> None:
    title = "The test pictures most alike to it, in the hidden layer"
    figure.text(0.47, 0.3, title, size=11, weight="bold", color=LIGHT.ink, va="top")
    for place, one in enumerate(told.neighbours):
        axes = figure.add_axes((0.47 + 0.1 * place, 0.08, 0.09, 0.17))
        axes.imshow(one.pixels, interpolation="nearest")
        axes.set_axis_off()
        axes.set_anchor("NW")
        axes.text(0, 34, one.class_name, size=9, color=LIGHT.muted, va="top")


def _winner(told: Explanation) -> str:
    return told.network.class_names[told.winner]


def _wrapped(sentence: str) -> list[str]:
    return textwrap.wrap(sentence, LINE)
