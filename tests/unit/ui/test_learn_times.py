"""How long a training will take, from how fast trainings go."""

from __future__ import annotations

from pathlib import Path

import pytest

from imgrec.jobs.job import Job, Progress
from imgrec.ui.learn.time_left import duration, last_speed, seconds_left

CONFIG = {"recipe": {"batch_size": 10}}


def job(speed: float | None) -> Job:
    metrics = {"pictures_per_second": speed} if speed else {}
    return Job("run", "learner", Path("run"), progress=Progress(1, 2, metrics=metrics))


def test_what_is_left_is_counted_in_pictures() -> None:
    progress = Progress(epoch=1, epochs=3, step=4, steps=20, pictures_per_second=50.0)

    assert seconds_left(progress, CONFIG) == (2 * 20 - 5) * 10 / 50


def test_nothing_is_told_before_there_is_a_speed() -> None:
    assert seconds_left(Progress(epoch=1, epochs=3), CONFIG) is None


def test_the_speed_is_that_of_the_youngest_training_that_has_one() -> None:
    assert last_speed([job(100.0), job(200.0), job(None)]) == 200.0
    assert last_speed([job(None), Job("run", "learner", Path("run"))]) is None


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0.2, "1 s"),
        (24.6, "25 s"),
        (89.9, "90 s"),
        (91, "2 min"),
        (3600, "60 min"),
        (9000, "2.5 h"),
    ],
)
def test_a_duration_is_said_as_people_say_it(seconds: float, said: str) -> None:
    assert duration(seconds) == said
