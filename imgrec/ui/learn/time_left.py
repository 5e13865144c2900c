"""How fast trainings went -> how long one will take, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from imgrec.jobs.job import Job, Progress
from imgrec.ui.texts import t

MINUTE, HOUR = 60, 3600


def last_speed(jobs: Iterable[Job]) -> float | None:
    """Pictures a second of the youngest training that has a finished epoch."""
    for job in reversed(list(jobs)):
        speed = job.progress.metrics.get("pictures_per_second") if job.progress else None
        if speed:
            return float(speed)
    return None


def seconds_left(progress: Progress, config: Mapping[str, Any]) -> float | None:
    """How long a training will still take at its own speed; None before it has one."""
    if not progress.pictures_per_second or not progress.steps:
        return None
    epochs = progress.epochs - progress.epoch
    steps = epochs * progress.steps - progress.step - 1
    return float(steps * config["recipe"]["batch_size"] / progress.pictures_per_second)


def duration(seconds: float) -> str:
    """`about 25 s`, `about 12 min`, `about 2.5 h`."""
    if seconds < 1.5 * MINUTE:
        return t("learn.seconds", n=max(1, round(seconds)))
    if seconds < 1.5 * HOUR:
        return t("learn.minutes", n=round(seconds / MINUTE))
    return t("learn.hours", n=round(seconds / HOUR, 1))
