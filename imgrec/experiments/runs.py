"""The jobs of a learner -> experiments, found by the names of their runs alone.

    playground-k3v9qa-2-1    experiment k3v9qa, variant 2 (0 is the base), seed 1
    playground-k3v9qa-2-1-1  the same once more: the first try was cancelled, or failed

All else stands in each run's own folder, so nothing is lost when the app ends, and nothing is left
behind when a run is deleted.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from imgrec.architecture import SIX_LAYERS, Architecture
from imgrec.jobs.job import Job, State
from imgrec.training.run_folder import RunFolder

NAME = re.compile(r"playground-([a-z0-9]{6})-(\d+)-(\d+)(?:-(\d+))?")
LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"
SEEDS = (0, 1, 2)
MOST_VARIANTS = 5  # beside the base

BySeed = dict[int, dict[int, Job]]  # seed -> number of the try -> its job


@dataclass(frozen=True)
class Result:
    """What one finished run came to.

    Attributes:
        accuracy: share of right answers on the held-out pictures after the last epoch.
        training_accuracy: the same on the pictures of the last epoch, as it was trained on them:
            with dropout, and with the weights of each step.
        seconds: how long its steps took.
    """

    accuracy: float
    training_accuracy: float
    seconds: float


@dataclass(frozen=True)
class Variant:
    """One network of an experiment, in several runs.

    Attributes:
        number: 0 for the base, then 1, 2, ...
        architecture: its layers.
        jobs: the newest job of each seed.
        tries: the number of the next try of each seed, 1 after the first.
    """

    number: int
    architecture: Architecture
    jobs: Mapping[int, Job]
    tries: Mapping[int, int]

    @cached_property
    def results(self) -> dict[int, Result]:
        """What is finished, by seed."""
        found = ((seed, result_of(job)) for seed, job in sorted(self.jobs.items()))
        return {seed: result for seed, result in found if result is not None}

    @property
    def accuracies(self) -> list[float]:
        """The validation accuracy of every finished seed."""
        return [result.accuracy for result in self.results.values()]

    @property
    def missing(self) -> list[int]:
        """The seeds that are neither finished nor on their way."""
        return [seed for seed in SEEDS if seed not in self.results and self._has_ended(seed)]

    def _has_ended(self, seed: int) -> bool:
        return seed not in self.jobs or self.jobs[seed].state.ended


@dataclass(frozen=True)
class Experiment:
    """A base and its variants, trained alike.

    Attributes:
        name: the six letters and digits in its runs' names.
        variants: by number; the base is the first, with no runs where they were deleted.
        settings: `config.json` of one of its runs: recipe, epochs and data are the same in all.
    """

    name: str
    variants: tuple[Variant, ...]
    settings: Mapping[str, Any]

    @property
    def base(self) -> Variant:
        """The network that all others are compared with."""
        return self.variants[0]

    @property
    def others(self) -> tuple[Variant, ...]:
        """All but the base."""
        return self.variants[1:]

    @property
    def jobs(self) -> list[Job]:
        """The newest job of every variant and seed."""
        return [job for variant in self.variants for job in variant.jobs.values()]

    @property
    def going(self) -> list[Job]:
        """The jobs that have not ended."""
        return [job for job in self.jobs if not job.state.ended]

    @property
    def next_number(self) -> int:
        """The number of the next variant."""
        return self.variants[-1].number + 1


def new_name() -> str:
    """A name for an experiment that no other has."""
    return "".join(secrets.choice(LETTERS) for _ in range(6))


def run_name(experiment: str, variant: int, seed: int, *, tries: int = 0) -> str:
    """The name of a run; `tries` is the number of the try, from 0 on."""
    again = f"-{tries}" if tries else ""
    return f"playground-{experiment}-{variant}-{seed}{again}"


def experiments(jobs: Iterable[Job]) -> list[Experiment]:
    """The experiments that these jobs belong to, oldest first."""
    found: dict[str, dict[int, BySeed]] = {}
    for job in jobs:
        if named := NAME.fullmatch(job.run):
            by_seed = found.setdefault(named[1], {}).setdefault(int(named[2]), {})
            by_seed.setdefault(int(named[3]), {})[int(named[4] or 0)] = job
    return [_experiment(name, variants) for name, variants in found.items()]


def belongs(job: Job, experiment: str) -> bool:
    """Whether a job is one of that experiment's, of whatever try."""
    named = NAME.fullmatch(job.run)
    return named is not None and named[1] == experiment


def result_of(job: Job) -> Result | None:
    """What a run came to; None unless it was trained to its last epoch."""
    told = job.progress
    if job.state != State.DONE or told is None or told.epoch < told.epochs:
        return None
    if "val_accuracy" not in told.metrics:
        return None
    lines = RunFolder(job.folder).metrics()
    return Result(
        accuracy=told.metrics["val_accuracy"],
        training_accuracy=told.metrics["accuracy"],
        seconds=sum(line["seconds"] for line in lines),
    )


def _experiment(name: str, found: dict[int, BySeed]) -> Experiment:
    settings = {number: _settings(by_seed) for number, by_seed in sorted(found.items())}
    variants = [
        Variant(
            number=number,
            architecture=Architecture.from_dict(told["architecture"]),
            jobs={seed: tries[max(tries)] for seed, tries in found[number].items()},
            tries={seed: max(tries) + 1 for seed, tries in found[number].items()},
        )
        for number, told in settings.items()
    ]
    if variants[0].number:
        variants.insert(0, Variant(0, SIX_LAYERS, {}, {}))
    return Experiment(name, tuple(variants), next(iter(settings.values())))


def _settings(by_seed: BySeed) -> dict[str, Any]:
    job = next(job for tries in by_seed.values() for job in tries.values())
    return RunFolder(job.folder).config()
