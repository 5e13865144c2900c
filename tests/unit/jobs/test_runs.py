"""The folder of all runs: what may be written there, and what is found there again."""

from __future__ import annotations

from pathlib import Path

import pytest

from imgrec import cifar10
from imgrec.errors import DatasetError, TrainingError
from imgrec.jobs import pictures, runs
from imgrec.training.run_folder import RunFolder


@pytest.mark.parametrize(
    "name", ["../weights.safetensors", "config.json", "job.json", "film/../../x", "/etc/passwd", ""]
)
def test_a_worker_cannot_write_elsewhere(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "runs" / "one"

    with pytest.raises(TrainingError, match="file of a run"):
        runs.receive(folder, name, b"content")

    assert list(tmp_path.iterdir()) == []


def test_a_file_arrives_whole(tmp_path: Path) -> None:
    names = {"0001.safetensors", "0001-000250.safetensors"}
    for name in names:
        runs.receive(tmp_path, f"film/{name}", b"content")

    assert {p.name for p in (tmp_path / "film").iterdir()} == names


def test_an_empty_home_has_no_runs(tmp_path: Path) -> None:
    assert list(runs.stored(tmp_path)) == []


def bundled_run(folder: Path, sha: str) -> Path:
    RunFolder(folder).start({"data": {"name": "bundled", "sha": sha}})
    return folder


def test_pictures_travel_by_their_hash(tmp_path: Path) -> None:
    bundled = cifar10.load("bundled")
    run = bundled_run(tmp_path, bundled.sha)

    pictures.keep(pictures.to_bytes(run), "bundled", bundled.sha)

    kept = pictures.kept(bundled.sha)
    assert kept is not None
    assert kept.sha == bundled.sha


def test_other_pictures_than_those_of_the_hash_are_refused(tmp_path: Path) -> None:
    run = bundled_run(tmp_path / "run", cifar10.load("bundled").sha)
    content = pictures.to_bytes(run)

    with pytest.raises(DatasetError, match="Expected the pictures aaaa"):
        pictures.keep(content, "bundled", "a" * 64)
    with pytest.raises(TrainingError, match="have changed"):
        pictures.to_bytes(bundled_run(tmp_path / "other", "a" * 64))
