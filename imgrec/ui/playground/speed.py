"""The trainings that this server has seen -> about how long others will take."""

from __future__ import annotations

from collections.abc import Iterable

from imgrec.architecture import Architecture
from imgrec.experiments.effort import effort
from imgrec.jobs.job import Job
from imgrec.training.run_folder import RunFolder

UNMEASURED = 1000.0  # pictures a second: of a machine that has not shown yet what it can do
A_RUN = 5.0  # seconds, whatever is trained: a model is built and measured, and its moments are kept


def base_speed(jobs: Iterable[Job]) -> float:
    """Pictures a second that the course's network would be trained with.

    By the youngest training that has a finished epoch: its speed times its effort.
    """
    for job in reversed(list(jobs)):
        told = job.progress.metrics if job.progress else {}
        if speed := told.get("pictures_per_second"):
            config = RunFolder(job.folder).config()
            batch_size = config["recipe"]["batch_size"]
            architecture = Architecture.from_dict(config["architecture"])
            return float(speed) * effort(architecture, batch_size=batch_size)
    return UNMEASURED


def seconds(architecture: Architecture, *, seen: float, speed: float, batch_size: int) -> float:
    """How long one run will take.

    Args:
        architecture: what is trained.
        seen: pictures, each counted once an epoch.
        speed: of the course's network, see `base_speed`.
        batch_size: pictures a step.
    """
    return A_RUN + seen * effort(architecture, batch_size=batch_size) / speed
