"""An experiment -> a line for each variant: a dot a seed, the mean, and what the noise may do."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from imgrec.experiments.runs import Experiment, Variant
from imgrec.experiments.seeds import difference, mean
from imgrec.ui.playground import wording
from imgrec.ui.texts import t

STEPS = (0.01, 0.02, 0.05, 0.1, 0.2)  # between the marks of the axis
MOST_MARKS = 9


@dataclass(frozen=True)
class Axis:
    """Shares from `low` to `high`, with a mark at each multiple of `step`."""

    low: float
    high: float
    step: float

    def place(self, share: float) -> float:
        """Where a share lies, in percent of the width; what lies beyond is put at the end."""
        inside = min(max(share, self.low), self.high)
        return 100 * (inside - self.low) / (self.high - self.low)

    def marks(self) -> Iterator[float]:
        """The shares that are written at the axis."""
        first, last = round(self.low / self.step), round(self.high / self.step)
        return (place * self.step for place in range(first, last + 1))


def axis_of(experiment: Experiment) -> Axis | None:
    """An axis with room for every dot and every interval; None before the first result."""
    shares = [share for variant in experiment.variants for share in _reach(experiment, variant)]
    if not shares:
        return None
    low, high = max(0.0, min(shares)), min(1.0, max(shares))
    step = next((s for s in STEPS if (high - low) / s <= MOST_MARKS - 2), STEPS[-1])
    start = math.floor(round(low / step, 6)) * step
    end = max(math.ceil(round(high / step, 6)) * step, start + step)
    return Axis(start, end, step)


def chart(experiment: Experiment) -> str:
    """HTML; the table says the same in numbers, so a screen reader is spared it."""
    axis = axis_of(experiment)
    if axis is None:
        return ""
    rows = "".join(_row(experiment, variant, axis) for variant in experiment.variants)
    marks = "".join(
        f'<span style="left:{axis.place(share):.2f}%">{round(100 * share)} %</span>'
        for share in axis.marks()
    )
    scale = f'<div class="play-row"><div class="play-axis">{marks}</div></div>'
    return f'<div class="play-chart" aria-hidden="true">{rows}{scale}</div>'


def legend() -> str:
    """What each mark of the chart stands for."""
    marks = ("dot", "mean", "interval", "band", "base")
    named = (
        f'<span><span class="play-strip"><i class="is-{mark}"></i></span>'
        f"{t(f'playground.legend.{mark}')}</span>"
        for mark in marks
    )
    return f'<p class="play-legend" aria-hidden="true">{"".join(named)}</p>'


def _row(experiment: Experiment, variant: Variant, axis: Axis) -> str:
    called = escape(wording.name(variant.architecture.layers))
    shown = _behind(experiment, axis) + _interval(experiment, variant, axis) + _dots(variant, axis)
    average = wording.accuracy(mean(variant.accuracies))
    return (
        f'<div class="play-row"><p class="play-name">{called}</p>'
        f'<div class="play-strip">{shown}</div><p class="play-mean">{average}</p></div>'
    )


def _behind(experiment: Experiment, axis: Axis) -> str:
    """The marks, the band from the base's lowest seed to its highest, and its mean."""
    lines = "".join(
        f'<i class="is-mark" style="left:{axis.place(m):.2f}%"></i>' for m in axis.marks()
    )
    if not (shares := experiment.base.accuracies):
        return lines
    low, high = axis.place(min(shares)), axis.place(max(shares))
    middle = axis.place(mean(shares) or 0.0)
    return (
        f'{lines}<i class="is-band" style="left:{low:.2f}%;width:{high - low:.2f}%"></i>'
        f'<i class="is-base" style="left:{middle:.2f}%"></i>'
    )


def _dots(variant: Variant, axis: Axis) -> str:
    dots = "".join(_dot(axis, seed, one.accuracy) for seed, one in variant.results.items())
    average = mean(variant.accuracies)
    if average is None:
        return dots
    return f'{dots}<i class="is-mean" style="left:{axis.place(average):.2f}%"></i>'


def _dot(axis: Axis, seed: int, share: float) -> str:
    told = escape(t("playground.dot", seed=seed, accuracy=wording.accuracy(share)))
    return f'<i class="is-dot" style="left:{axis.place(share):.2f}%" title="{told}"></i>'


def _interval(experiment: Experiment, variant: Variant, axis: Axis) -> str:
    ends = interval(experiment, variant)
    if ends is None:
        return ""
    low, high = map(axis.place, ends)
    return f'<i class="is-interval" style="left:{low:.2f}%;width:{high - low:.2f}%"></i>'


def interval(experiment: Experiment, variant: Variant) -> tuple[float, float] | None:
    """The mean of a variant, less and more the margin of its difference to the base.

    The base's mean lies outside exactly where the difference is larger than the noise.
    """
    base, average = experiment.base, mean(variant.accuracies)
    if base is variant or not base.accuracies or average is None:
        return None
    margin = difference(variant.accuracies, base.accuracies).margin
    return None if margin is None else (average - margin, average + margin)


def _reach(experiment: Experiment, variant: Variant) -> list[float]:
    return [*variant.accuracies, *(interval(experiment, variant) or ())]
