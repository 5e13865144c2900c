"""One layer, now and in the base -> its card: shape and parameters, what changed in the accent."""

from __future__ import annotations

from html import escape

from imgrec.architecture import SIX_LAYERS, Stage
from imgrec.number_texts import number
from imgrec.ui.playground import wording
from imgrec.ui.texts import t

UNKNOWN = "–"


def head(name: str, stage: Stage | None, *, refused: bool = False) -> str:
    """HTML: the layer's name, what comes out of it, and its parameters.

    Args:
        name: the layer's, as in the course's network.
        stage: as it is now; None where the layers before it do not fit.
        refused: whether this is the layer that cannot take what it is given.
    """
    base = SIX_LAYERS.stage(name)
    out = UNKNOWN if stage is None else wording.shape(stage.output_shape)
    count = UNKNOWN if stage is None else number(stage.parameter_count, 0)
    rows = (
        _row("out", out, wording.shape(base.output_shape)),
        _row("parameters", count, number(base.parameter_count, 0)),
    )
    state = " is-refused" if refused else ""
    return (
        f'<div class="play-layer{state}"><h3>{escape(t(f"layers.{name}"))}</h3>'
        f"<dl>{''.join(rows)}</dl></div>"
    )


def _row(label: str, now: str, before: str) -> str:
    mark, was = "", ""
    if now not in (before, UNKNOWN):
        mark = ' class="is-changed"'
        was = f"<small>{t('playground.was', value=before)}</small>"
    return f"<dt>{t(f'playground.{label}')}</dt><dd{mark}>{now}{was}</dd>"
