"""What stands above a training until its first step: what goes on, and what takes so long."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from imgrec.jobs.job import Job, State
from imgrec.training.run_folder import RunFolder
from imgrec.ui.learn import run_view, runs
from tests import films


@pytest.fixture
def job(tmp_path: Path) -> Job:
    """Give a run that no step was made of."""
    return Job("run", "learner", films.start(tmp_path / "run").path, place=0)


@pytest.mark.parametrize(
    ("state", "said"),
    [(State.WAITING, "for its process to start"), (State.RUNNING, "TensorFlow is loaded")],
)
def test_it_says_what_goes_on_before_the_first_step(
    job: Job, state: State, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(run_view.st, "html", shown.append)
    monkeypatch.setattr(runs, "mine", lambda: [replace(job, state=state)])

    run_view._far("run", RunFolder(job.folder).config())

    assert said in shown[0]
