"""Files that are there whole or not at all: written beside their place, and moved there."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors import safe_open
from safetensors.numpy import save_file

Arrays = Mapping[str, NDArray[Any]]


def write_whole(path: Path, text: str) -> None:
    """Write a text."""
    part = path.with_name(path.name + ".part")
    part.write_text(text, encoding="utf-8")
    part.replace(path)


def save_whole(path: Path, arrays: Arrays, metadata: dict[str, str]) -> None:
    """Write arrays as a safetensors file, down to the disk."""
    part = path.with_name(path.name + ".part")
    save_file({name: np.asarray(a, order="C") for name, a in arrays.items()}, part, metadata)
    with part.open("rb") as written:
        os.fsync(written.fileno())
    part.replace(path)


def read_arrays(path: Path) -> tuple[dict[str, NDArray[Any]], dict[str, str]]:
    """The arrays and the metadata of such a file."""
    with safe_open(path, framework="numpy") as file:
        names = list(file.keys())
        return {name: file.get_tensor(name) for name in names}, file.metadata() or {}
