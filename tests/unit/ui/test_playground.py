"""What the playground says before and after a training: how long, and what a change did."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from imgrec import cifar10
from imgrec.architecture import SIX_LAYERS
from imgrec.experiments.effort import effort
from imgrec.experiments.orders import RECIPE
from imgrec.experiments.seeds import Difference
from imgrec.experiments.variants import CHOICES, SUGGESTED, suggested
from imgrec.jobs.job import Job, Progress, State
from imgrec.training.run_folder import RunFolder
from imgrec.training.settings import run_settings
from imgrec.ui.playground import speed, wording
from imgrec.ui.texts import t

FEW = replace(SIX_LAYERS, layers=suggested("few_filters"))


def a_run(folder: Path, per_second: float | None) -> Job:
    data = cifar10.load("bundled")
    RunFolder(folder).start(run_settings(RECIPE, data, epochs=2, seed=0, architecture=FEW))
    metrics = {} if per_second is None else {"pictures_per_second": per_second}
    return Job(folder.name, "me", folder, State.RUNNING, progress=Progress(1, 2, metrics=metrics))


def test_the_speed_of_the_course_s_network_follows_from_that_of_another(tmp_path: Path) -> None:
    jobs = [a_run(tmp_path / "one", 5000.0), a_run(tmp_path / "two", None)]

    assert speed.base_speed(jobs) == pytest.approx(5000 * effort(FEW, batch_size=32))
    assert speed.base_speed([]) == speed.UNMEASURED


def test_a_run_takes_its_pictures_and_what_every_run_takes() -> None:
    told = {"seen": 18_000, "speed": 1800.0, "batch_size": 32}

    assert speed.seconds(SIX_LAYERS, **told) == pytest.approx(10 + speed.A_RUN)
    assert speed.seconds(FEW, **told) < 3 + speed.A_RUN


@pytest.mark.parametrize(
    ("mean", "margin", "said"),
    [
        (0.05, 0.02, "better"),
        (-0.05, 0.02, "worse"),
        (0.05, 0.05, "within"),
        (-0.01, 0.08, "within"),
        (0.3, None, "few"),
    ],
)
def test_a_verdict_is_as_strong_as_the_interval_allows(
    mean: float, margin: float | None, said: str
) -> None:
    told = {"name": "It", "difference": wording.points(mean)}
    if margin is not None:
        told |= {"low": wording.points(mean - margin), "high": wording.points(mean + margin)}

    assert wording.verdict("It", Difference(mean, margin)) == t(
        f"playground.verdict.{said}", **told
    )


def test_only_no_difference_at_all_reads_as_none() -> None:
    assert [wording.points(x) for x in (0, 0.0123, -0.0002)] == ["+0.0", "+1.2", "−0.02"]


def test_what_was_suggested_is_called_so_and_all_else_by_its_arguments() -> None:
    names = {wording.name(suggested(known)) for known in SUGGESTED}
    strides = next(choice for choice in CHOICES if choice.key == "conv2d_strides")
    other = strides.put(suggested("few_filters"), (2, 2))

    assert names == {t(f"playground.suggested.{known}") for known in SUGGESTED}
    assert wording.name(SIX_LAYERS.layers) == t("playground.base")
    assert wording.name(other) == "Convolution: filters=3, Convolution: strides=(2, 2)"
