"""The hash of a data set <-> its pictures, as bytes without code; a worker keeps them in memory."""

from __future__ import annotations

from safetensors.numpy import load, save

from imgrec import cifar10
from imgrec.cifar10_set import checked
from imgrec.dataset import ARRAYS, Dataset
from imgrec.errors import DatasetError, TrainingError

_held: dict[str, Dataset] = {}  # one at a time: the full set has 180 MB


def to_bytes(name: str, sha: str) -> bytes:
    """The pictures of a set for a worker that has none.

    Raises:
        DatasetError: If the set is not there any more.
        TrainingError: If it holds other pictures by now.
    """
    data = cifar10.load(name)
    if data.sha != sha:
        raise TrainingError(
            f"Expected the pictures that the run was started with ({name}). They have changed "
            "since. Put them back, or start a new run."
        )
    return save({key: getattr(data, key) for key in ARRAYS})


def keep(content: bytes, name: str, sha: str) -> None:
    """Keep what `to_bytes` gave, in place of what was kept before.

    Raises:
        DatasetError: If these are not the pictures of that hash.
    """
    data = checked(load(content), name, where=name)
    if data.sha != sha:
        raise DatasetError(
            f"Expected the pictures {sha[:12]} ({name}). Received {data.sha[:12]}. Try again."
        )
    _held.clear()
    _held[sha] = data


def kept(sha: str) -> Dataset | None:
    """The pictures of that hash, where this process has them."""
    return _held.get(sha)
