"""A unit -> its weights, its sum, and its place among all parameters."""

from __future__ import annotations

from imgrec.ui import numbers, state
from imgrec.ui.interactive import dense
from imgrec.ui.interactive import max_norm as limit
from imgrec.ui.lesson_words import Words
from imgrec.ui.numbers import Bar, number
from imgrec.ui.views import parts

words = Words(__file__)


def one_unit() -> None:
    """All units, and any one's weights, products and sum."""
    dense.show(state.network(), state.trace())


def parameters() -> None:
    """How many parameters each layer has."""
    architecture = state.network().architecture
    total, dense_stage = architecture.parameter_count, architecture.stage("dense")
    bars = [
        Bar(
            stage.layer.name,
            stage.parameter_count / total,
            number(stage.parameter_count, 0),
            chosen=stage is dense_stage,
        )
        for stage in architecture.stages
    ]
    drawn = numbers.bars(bars, colour=state.theme().weight_positive)
    share = dense_stage.parameter_count / total
    first = architecture.stages[0].parameter_count
    parts.view(words, "parameters", drawn, total=total, share=share, convolution=first)


def max_norm() -> None:
    """The norm of every unit's weights beside the limit, and what a lower one would do."""
    limit.show(state.network(), state.trace())
