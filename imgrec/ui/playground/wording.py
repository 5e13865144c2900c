"""Variants, shapes and differences -> the words that people read."""

from __future__ import annotations

from html import escape

from imgrec.architecture import SIX_LAYERS, Architecture, Shape
from imgrec.experiments.seeds import Difference
from imgrec.experiments.variants import SUGGESTED, Change, Layers, changes, suggested
from imgrec.keras_line import written
from imgrec.number_texts import number, percent, signed
from imgrec.ui.texts import t

POINTS = 100  # of a share: differences are told in points of a hundred


def change_text(change: Change) -> str:
    """Such as "Convolution: filters=3"."""
    return f"{t(f'layers.{change.layer}')}: {change.argument}={written(change.value)}"


def change_code(change: Change) -> str:
    """The same as HTML, with what it was before."""
    now, before = (escape(written(value)) for value in (change.value, change.before))
    told = f"{escape(change.argument)}={now}"
    was = t("playground.was", value=before)
    return f"{t(f'layers.{change.layer}')} <code>{told}</code> <small>{was}</small>"


def name(layers: Layers) -> str:
    """What a variant is called: a suggested change by its name, any other by what it changed."""
    if layers == SIX_LAYERS.layers:
        return t("playground.base")
    for known in SUGGESTED:
        if suggested(known) == layers:
            return t(f"playground.suggested.{known}")
    return ", ".join(map(change_text, changes(layers)))


def shape(sizes: Shape) -> str:
    """Such as "32 × 32 × 3"."""
    return " × ".join(number(size, 0) for size in sizes)


def path(architecture: Architecture) -> str:
    """The shapes behind convolution, pooling and flatten."""
    return " → ".join(shape(stage.output_shape) for stage in architecture.stages[:3])


def points(share: float) -> str:
    """A difference of shares with its sign, in points of a hundred; none below 0.05 reads as 0."""
    told = POINTS * share
    return signed(told, 2 if 0 < abs(told) < 0.05 else 1)


def accuracy(share: float | None) -> str:
    """A share in percent, or a dash where there is none yet."""
    return "–" if share is None else percent(share)


def verdict(called: str, found: Difference) -> str:
    """One sentence on what a change did."""
    told = {"name": called, "difference": points(found.mean)}
    if found.margin is None:
        return t("playground.verdict.few", **told)
    low, high = found.mean - found.margin, found.mean + found.margin
    told |= {"low": points(low), "high": points(high)}
    if not found.larger_than_noise:
        return t("playground.verdict.within", **told)
    return t(f"playground.verdict.{'better' if found.mean > 0 else 'worse'}", **told)
