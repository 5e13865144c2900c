"""An experiment -> its table, a row a variant, and a sentence on what each change did."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from imgrec.experiments.runs import SEEDS, Experiment, Result, Variant
from imgrec.experiments.seeds import difference, mean
from imgrec.experiments.variants import changes
from imgrec.number_texts import number
from imgrec.ui.numbers import sentence
from imgrec.ui.playground import wording
from imgrec.ui.texts import t

HEADS = ("parameters", "shapes", "mean", "seeds", "difference", "training", "seconds")


def table(experiment: Experiment) -> str:
    """HTML; on a phone each row is a block, its cells named by `data-head`.

    The roles are written out: browsers forget those of a table that is laid out otherwise.
    """
    heads = "".join(
        f'<th scope="col" role="columnheader">{t(f"playground.table.{h}")}</th>'
        for h in ("variant", *HEADS)
    )
    rows = "".join(_row(experiment, variant) for variant in experiment.variants)
    caption = f"<caption>{t('playground.table.caption')}</caption>"
    return (
        f'<table class="play-table" role="table">{caption}'
        f'<thead role="rowgroup"><tr role="row">{heads}</tr></thead>'
        f'<tbody role="rowgroup">{rows}</tbody></table>'
    )


def verdicts(experiment: Experiment) -> str:
    """A sentence for each change that can be compared with the base."""
    base = experiment.base
    if not base.accuracies:
        return ""
    said = [
        wording.verdict(
            wording.name(variant.architecture.layers),
            difference(variant.accuracies, base.accuracies),
        )
        for variant in experiment.others
        if variant.accuracies
    ]
    return f'<div class="play-verdicts">{"".join(map(sentence, said))}</div>'


def _row(experiment: Experiment, variant: Variant) -> str:
    layers, results = variant.architecture.layers, variant.results
    cells = zip(HEADS, _cells(experiment, variant, results), strict=True)
    body = "".join(
        f'<td role="cell" class="is-{head}" data-head="{t(f"playground.table.{head}")}">{cell}</td>'
        for head, cell in cells
    )
    found = ", ".join(map(wording.change_code, changes(layers)))
    called = escape(wording.name(layers))
    head = f'<th scope="row" role="rowheader">{called}<span>{found}</span></th>'
    return f'<tr role="row">{head}{body}</tr>'


def _cells(experiment: Experiment, variant: Variant, results: dict[int, Result]) -> Iterator[str]:
    yield number(variant.architecture.parameter_count, 0)
    yield wording.path(variant.architecture)
    yield f"<b>{wording.accuracy(mean(variant.accuracies))}</b>"
    shown = (results[seed].accuracy if seed in results else None for seed in SEEDS)
    yield " · ".join(map(wording.accuracy, shown))
    yield _against(experiment, variant)
    yield wording.accuracy(mean([result.training_accuracy for result in results.values()]))
    average = mean([result.seconds for result in results.values()])
    yield wording.accuracy(None) if average is None else number(average, 0)


def _against(experiment: Experiment, variant: Variant) -> str:
    base = experiment.base
    if base is variant or not (base.accuracies and variant.accuracies):
        return wording.accuracy(None)
    found = difference(variant.accuracies, base.accuracies)
    told = wording.points(found.mean)
    if found.margin is None:
        return told
    margin = f" ± {number(wording.POINTS * found.margin, 1)}"
    if not found.larger_than_noise:
        return _cell(f"{told}{margin}", "within")
    side = "better" if found.mean > 0 else "worse"
    return _cell(f'<b class="is-{side}">{told}</b>{margin}', "larger")


def _cell(told: str, word: str) -> str:
    return f"<span>{told}</span><small>{t(f'playground.table.{word}')}</small>"
