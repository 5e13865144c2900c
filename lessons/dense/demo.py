"""A unit -> its weights, its sum, and its place among all parameters."""

from __future__ import annotations

from imgrec.ui import numbers, state
from imgrec.ui.lesson_words import Words
from imgrec.ui.numbers import Bar, number
from imgrec.ui.views import limits, parts, sums

words = Words(__file__)
COLUMNS = 32


def awake() -> None:
    """All units as a picture, and how many are above zero."""
    units = state.trace().dense
    unit = parts.choose(words("unit"), units.size, key="dense.awake", start=int(units.argmax()))
    row, column = divmod(unit, COLUMNS)
    drawn = parts.units(units, words("units_alt"), columns=COLUMNS, chosen=unit)
    found = {"awake": int((units > 0).sum()), "units": units.size, "value": units[unit]}
    best = {"best": int(units.argmax()), "largest": units.max()}
    parts.view(words, "awake", drawn, unit=unit, row=row, column=column, **found, **best)


def one_unit() -> None:
    """One unit's weights or products as maps, and its sum."""
    trace, weights = state.trace(), state.network().weights
    busiest = int(trace.dense.argmax())
    unit = parts.choose(words("unit"), trace.dense.size, key="dense.unit", start=busiest)
    what = parts.choose_word(words, "show", ("weights", "products"), key="dense.show")
    kernel = weights["dense.kernel"][:, unit]
    products = trace.flatten * kernel
    theme, shape = state.theme(), trace.max_pooling2d.shape
    scale, shown = {"weights": (theme.weights, kernel), "products": (theme.values, products)}[what]
    sheet = parts.sheet(shown.reshape(shape), words("map"), scale=scale)
    made = sums.UnitSum(
        products=products,
        bias=float(weights["dense.bias"][unit]),
        total=float(trace.dense_sum[unit]),
        after=float(trace.dense[unit]),
    )
    equation = sums.of_unit(made, words, name=words("this_unit", unit=unit))
    found = {"sum": made.total, "after": made.after, "zeros": int((products == 0).sum())}
    parts.view(words, "one_unit", equation, sheet, unit=unit, what=words(what), **found)


def parameters() -> None:
    """How many parameters each layer has."""
    architecture = state.network().architecture
    total, dense = architecture.parameter_count, architecture.stage("dense")
    bars = [
        Bar(
            stage.layer.name,
            stage.parameter_count / total,
            number(stage.parameter_count, 0),
            chosen=stage is dense,
        )
        for stage in architecture.stages
    ]
    drawn = numbers.bars(bars, colour=state.theme().weight_positive)
    share = dense.parameter_count / total
    first = architecture.stages[0].parameter_count
    parts.view(words, "parameters", drawn, total=total, share=share, convolution=first)


def max_norm() -> None:
    """The norm of every unit's weights beside the limit."""
    limits.max_norm(words, state.network(), "dense")
