"""A run -> its pictures, as bytes without code; a worker keeps those of one hash in memory."""

from __future__ import annotations

from pathlib import Path

from imgrec import cifar10, dataset_file
from imgrec.dataset import Dataset
from imgrec.errors import DatasetError, TrainingError
from imgrec.training.run_folder import RunFolder
from imgrec.training.settings import own_pictures

_held: dict[str, Dataset] = {}  # one at a time: the full set has 180 MB


def to_bytes(folder: Path) -> bytes:
    """The pictures of a run for a worker that has none: its own, or a set found by its name.

    Raises:
        DatasetError: If the set is not there any more.
        TrainingError: If it holds other pictures by now, or they were deleted.
    """
    asked = RunFolder(folder).config()["data"]
    data = own_pictures(RunFolder(folder)) or cifar10.load(asked["name"])
    if data.sha != asked["sha"]:
        raise TrainingError(
            f"Expected the pictures that the run was started with ({asked['name']}). They have "
            "changed since. Put them back, or start a new run."
        )
    return dataset_file.to_bytes(data)


def keep(content: bytes, name: str, sha: str) -> Dataset:
    """Keep what `to_bytes` gave, in place of what was kept before; gives it as well.

    Raises:
        DatasetError: If these are not the pictures of that hash.
    """
    data = dataset_file.from_bytes(content, name)
    if data.sha != sha:
        raise DatasetError(
            f"Expected the pictures {sha[:12]} ({name}). Received {data.sha[:12]}. Try again."
        )
    _held.clear()
    _held[sha] = data
    return data


def kept(sha: str) -> Dataset | None:
    """The pictures of that hash, where this process has them."""
    return _held.get(sha)


def forget(sha: str) -> None:
    """Keep the pictures of that hash no longer."""
    _held.pop(sha, None)
