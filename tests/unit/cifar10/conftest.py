"""A small CIFAR-10 in all the shapes that files of it come in."""

from __future__ import annotations

import io
import pickle
import struct
import tarfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from imgrec.cifar10_files import BATCHES, FOLDER


class OldPickler(pickle._Pickler):
    """Writes bytes as Python 2 wrote them, which is how the official batches are."""

    dispatch = pickle._Pickler.dispatch.copy()

    def save_old(self, text: bytes) -> None:
        self.write(b"T" + struct.pack("<I", len(text)) + text)

    dispatch[bytes] = save_old


@pytest.fixture
def arrays() -> dict[str, np.ndarray]:
    """Give 50 training and 10 test pictures of noise; their classes come in turn."""
    rng = np.random.default_rng(list(b"a small CIFAR-10"))
    x = rng.integers(0, 256, (60, 32, 32, 3), dtype=np.uint8)
    y = (np.arange(60) % 10).astype(np.uint8)
    return {"x_train": x[:50], "y_train": y[:50], "x_test": x[50:], "y_test": y[50:]}


@pytest.fixture
def pickled() -> Callable[[Any], bytes]:
    """Give what pickles a thing as the official batches are pickled."""

    def give(thing: Any) -> bytes:
        file = io.BytesIO()
        OldPickler(file, protocol=2).dump(thing)
        return file.getvalue()

    return give


@pytest.fixture
def folder(tmp_path: Path, arrays: dict[str, np.ndarray], pickled: Callable[[Any], bytes]) -> Path:
    """Give the pictures as the official folder: six batches of ten."""
    path = tmp_path / FOLDER
    path.mkdir()
    x = np.concatenate([arrays["x_train"], arrays["x_test"]])
    planes = np.ascontiguousarray(x.transpose(0, 3, 1, 2)).reshape(6, 10, 3072)
    for name, data in zip(BATCHES, planes, strict=True):
        batch = {b"batch_label": name.encode(), b"labels": list(range(10)), b"data": data}
        (path / name).write_bytes(pickled(batch))
    (path / "batches.meta").write_bytes(b"not read")
    return path


@pytest.fixture
def archive(folder: Path) -> Path:
    """Give the pictures as the official archive, but for its SHA-256."""
    path = folder.parent / "cifar-10-python.tar.gz"
    with tarfile.open(path, "w:gz") as file:
        file.add(folder, FOLDER)
    return path
