"""An experiment -> CSV: a row a variant, with every seed by itself."""

from __future__ import annotations

from collections.abc import Iterator

from imgrec.experiments.runs import SEEDS, Experiment, Variant
from imgrec.experiments.seeds import difference, mean, spread
from imgrec.experiments.variants import changes
from imgrec.keras_line import written
from imgrec.spreadsheet import csv_text

COLUMNS = (
    "variant",
    "changed",
    "parameters",
    "shapes",
    *(f"validation_accuracy_seed_{seed}" for seed in SEEDS),
    "mean",
    "standard_deviation",
    "difference",
    "margin_95",
    "larger_than_noise",
    "training_accuracy",
    "seconds",
)


def to_csv(experiment: Experiment) -> str:
    """Give the file; what is not known yet is empty, accuracies are shares of 1."""
    return csv_text(COLUMNS, (list(_row(experiment, variant)) for variant in experiment.variants))


def _row(experiment: Experiment, variant: Variant) -> Iterator[object]:
    architecture, results = variant.architecture, variant.results
    yield variant.number
    yield "; ".join(
        f"{c.layer}.{c.argument}={written(c.value)}" for c in changes(architecture.layers)
    )
    yield architecture.parameter_count
    yield " -> ".join("x".join(map(str, stage.output_shape)) for stage in architecture.stages)
    yield from (_digits(results[seed].accuracy) if seed in results else "" for seed in SEEDS)
    yield from map(_digits, (mean(variant.accuracies), spread(variant.accuracies)))
    yield from _against(experiment, variant)
    yield _digits(mean([result.training_accuracy for result in results.values()]))
    yield _digits(mean([result.seconds for result in results.values()]))


def _against(experiment: Experiment, variant: Variant) -> tuple[object, object, object]:
    base = experiment.base
    if base is variant or not (base.accuracies and variant.accuracies):
        return "", "", ""
    found = difference(variant.accuracies, base.accuracies)
    larger = "" if found.larger_than_noise is None else str(found.larger_than_noise).lower()
    return _digits(found.mean), _digits(found.margin), larger


def _digits(value: float | None) -> object:
    return "" if value is None else round(value, 5)
