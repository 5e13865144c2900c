"""A run's folder keeps what was saved, whatever happens."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from imgrec.errors import TrainingError
from imgrec.training.run_folder import Checkpoint, RunFolder

CONFIG = {"epochs": 3}


def checkpoint(epoch: int) -> Checkpoint:
    arrays = {"model.0": np.full((2, 3), epoch, np.float32), "optimizer.0": np.int64(epoch)}
    return Checkpoint(epoch, {k: np.asarray(a) for k, a in arrays.items()}, {"epoch": epoch})


@pytest.fixture
def run(tmp_path: Path) -> RunFolder:
    folder = RunFolder(tmp_path / "run")
    folder.start(CONFIG)
    return folder


def test_a_run_starts_with_its_settings_and_no_checkpoint(run: RunFolder) -> None:
    assert run.config() == CONFIG
    assert run.last_checkpoint() is None


def test_a_second_run_in_the_same_folder_is_refused(run: RunFolder) -> None:
    with pytest.raises(TrainingError, match="which holds one"):
        run.start(CONFIG)


def test_the_last_checkpoint_comes_back_as_it_was(run: RunFolder) -> None:
    run.save(checkpoint(1))
    run.save(checkpoint(2))

    last = run.last_checkpoint()

    assert last is not None
    assert last.epoch == 2
    assert last.arrays["optimizer.0"].shape == ()
    np.testing.assert_array_equal(last.arrays["model.0"], np.full((2, 3), 2, np.float32))
    assert [line["epoch"] for line in run.metrics()] == [1, 2]


def test_a_metrics_line_cut_short_by_a_crash_is_put_right(run: RunFolder) -> None:
    run.save(checkpoint(1))
    run.save(checkpoint(2))
    metrics = run.path / "metrics.jsonl"
    metrics.write_text(metrics.read_text()[:-4])

    run.last_checkpoint()

    assert [json.loads(line)["epoch"] for line in metrics.read_text().splitlines()] == [1, 2]


def test_metrics_beyond_the_checkpoint_are_taken_off(run: RunFolder) -> None:
    run.save(checkpoint(1))
    metrics = run.path / "metrics.jsonl"
    metrics.write_text(metrics.read_text() + '{"epoch": 2}\n')

    run.last_checkpoint()

    assert [line["epoch"] for line in run.metrics()] == [1]


def test_a_damaged_checkpoint_is_named(run: RunFolder) -> None:
    run.save(checkpoint(1))
    file = run.path / "checkpoint.safetensors"
    file.write_bytes(file.read_bytes()[:40])

    with pytest.raises(TrainingError, match=r"checkpoint\.safetensors.*damaged"):
        run.last_checkpoint()


def test_a_folder_without_a_run_is_named(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match="Expected a run in"):
        RunFolder(tmp_path).config()


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(TrainingError, match="The system refused"):
        RunFolder(tmp_path / "file" / "run").start(CONFIG)


def test_a_full_disk_keeps_the_checkpoint_before(run: RunFolder) -> None:
    run.save(checkpoint(1))
    (run.path / "checkpoint.safetensors.part").mkdir()  # nothing can be written there now

    with pytest.raises(TrainingError, match="what was saved before is kept"):
        run.save(checkpoint(2))

    last = run.last_checkpoint()
    assert last is not None
    assert last.epoch == 1


def test_the_film_comes_back_in_order(run: RunFolder) -> None:
    for epoch in (10, 2):
        run.save_frame(epoch, {"bias": np.full(3, epoch, np.float16)})

    assert list(run.frames()) == [2, 10]
    assert run.frames()[2]["bias"].tolist() == [2, 2, 2]
