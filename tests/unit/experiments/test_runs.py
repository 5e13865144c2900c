"""Experiments found again by the names of their runs, with what is finished and what is missing."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from imgrec.architecture import SIX_LAYERS
from imgrec.cifar10 import load
from imgrec.experiments.orders import RECIPE, first_orders, missing_orders, more_orders
from imgrec.experiments.results_table import to_csv
from imgrec.experiments.runs import NAME, SEEDS, Experiment, experiments
from imgrec.experiments.variants import suggested
from imgrec.jobs.job import Job, Order, Progress, State
from imgrec.jobs.runs import NAME as RUN
from imgrec.training.run_folder import Checkpoint, RunFolder
from imgrec.training.settings import run_settings

FEW = replace(SIX_LAYERS, layers=suggested("few_filters"))
LARGE = replace(SIX_LAYERS, layers=suggested("large_kernel"))


class Runs:
    """Run folders as a queue would leave them."""

    def __init__(self, home: Path) -> None:
        self.home, self.jobs = home, {}

    def put(self, order: Order) -> None:
        told = {"epochs": order.epochs, "seed": order.seed, "architecture": order.architecture}
        folder = self.home / order.run
        RunFolder(folder).start(run_settings(order.recipe, load("bundled"), **told))
        self.jobs[order.run] = Job(order.run, order.learner, folder)

    def end(self, run: str, accuracy: float, *, state: State = State.DONE, epoch: int = 2) -> None:
        folder = RunFolder(self.jobs[run].folder)
        for number in range(1, epoch + 1):
            metrics = {"epoch": number, "accuracy": 0.9, "val_accuracy": accuracy, "seconds": 1.5}
            folder.save(Checkpoint(number, {"weights": np.zeros(1)}, metrics))
        progress = Progress(epoch, 2, metrics=folder.metrics()[-1])
        self.jobs[run] = replace(self.jobs[run], state=state, progress=progress)

    def only(self) -> Experiment:
        (found,) = experiments(self.jobs.values())
        return found


@pytest.fixture
def runs(tmp_path: Path) -> Runs:
    """Give the runs of an experiment whose six trainings have been ordered."""
    runs = Runs(tmp_path)
    for order in first_orders(FEW, "me", data="bundled", epochs=2):
        runs.put(order)
    return runs


def of(runs: Runs, variant: int, seed: int, tries: int = 0) -> str:
    name = runs.only().name
    return f"playground-{name}-{variant}-{seed}" + (f"-{tries}" if tries else "")


def test_a_first_order_is_the_base_and_the_variant_seed_by_seed() -> None:
    orders = first_orders(FEW, "me", data="bundled", epochs=5)

    assert [order.seed for order in orders] == [0, 0, 1, 1, 2, 2]
    assert [order.architecture for order in orders] == [SIX_LAYERS, FEW] * 3
    assert {(order.recipe, order.epochs, order.learner) for order in orders} == {(RECIPE, 5, "me")}
    assert all(RUN.fullmatch(order.run) and NAME.fullmatch(order.run) for order in orders)


def test_an_experiment_is_found_by_its_runs_alone(runs: Runs) -> None:
    runs.jobs["run-1-abc"] = Job("run-1-abc", "me", Path("nowhere"))
    found = runs.only()

    assert [variant.architecture for variant in found.variants] == [SIX_LAYERS, FEW]
    assert (found.base, found.others) == (found.variants[0], found.variants[1:])
    assert (len(found.going), found.settings["epochs"]) == (6, 2)
    assert [variant.missing for variant in found.variants] == [[], []]


def test_what_is_finished_counts_and_nothing_else(runs: Runs) -> None:
    runs.end(of(runs, 1, 0), 0.40)
    runs.end(of(runs, 1, 1), 0.30, epoch=1)  # stopped early: its network is kept, not its accuracy
    runs.end(of(runs, 1, 2), 0.20, state=State.FAILED)
    variant = runs.only().variants[1]

    assert variant.accuracies == [0.40]
    assert variant.results[0].seconds == 3.0
    assert variant.missing == [1, 2]


def test_a_missing_run_is_ordered_once_more_and_takes_its_place(runs: Runs) -> None:
    runs.end(of(runs, 1, 1), 0.3, epoch=1)
    (order,) = missing_orders(runs.only(), "me")
    assert (order.run, order.seed, order.architecture) == (of(runs, 1, 1, tries=1), 1, FEW)

    runs.put(order)
    runs.end(order.run, 0.35)
    assert runs.only().variants[1].accuracies == [0.35]
    assert missing_orders(runs.only(), "me") == []


def test_a_base_that_was_deleted_is_missing_and_ordered_anew(runs: Runs) -> None:
    for seed in SEEDS:
        del runs.jobs[of(runs, 0, seed)]
    found = runs.only()

    assert (found.base.architecture, found.base.missing) == (SIX_LAYERS, list(SEEDS))
    assert [order.run for order in missing_orders(found, "me")] == [of(runs, 0, s) for s in SEEDS]


def test_another_variant_is_trained_as_the_rest(runs: Runs) -> None:
    orders = more_orders(runs.only(), LARGE, "me")

    assert [order.seed for order in orders] == list(SEEDS)
    assert {order.run[:-2] for order in orders} == {f"playground-{runs.only().name}-2"}
    assert {(order.recipe, order.epochs, order.data) for order in orders} == {
        (RECIPE, 2, "bundled")
    }


def rows(found: Experiment) -> list[dict[str, Any]]:
    return list(csv.DictReader(io.StringIO(to_csv(found))))


def test_the_table_holds_every_seed_and_the_difference(runs: Runs) -> None:
    for seed, (base, variant) in enumerate([(0.50, 0.40), (0.50, 0.42), (0.56, 0.44)]):
        runs.end(of(runs, 0, seed), base)
        runs.end(of(runs, 1, seed), variant)
    base, variant = rows(runs.only())

    assert (base["changed"], base["difference"]) == ("", "")
    assert variant["changed"] == "conv2d.filters=3"
    assert variant["shapes"] == "32x32x3 -> 16x16x3 -> 768 -> 512 -> 512 -> 10"
    assert [variant[f"validation_accuracy_seed_{seed}"] for seed in SEEDS] == [
        "0.4",
        "0.42",
        "0.44",
    ]
    assert (variant["mean"], variant["difference"]) == ("0.42", "-0.1")
    assert (variant["larger_than_noise"], variant["seconds"]) == ("true", "3.0")


def test_a_table_without_results_has_its_rows(runs: Runs) -> None:
    assert [row["mean"] for row in rows(runs.only())] == ["", ""]
