"""A data set <-> bytes without code, as a run folder keeps it and as it goes to a worker."""

from __future__ import annotations

import json

import numpy as np
from safetensors import SafetensorError
from safetensors.numpy import load, save

from imgrec.dataset import ARRAYS, Dataset, checked_arrays
from imgrec.errors import DatasetError


def to_bytes(data: Dataset) -> bytes:
    """Its pictures, labels, class names, and which pictures are held out."""
    arrays = {key: np.ascontiguousarray(getattr(data, key)) for key in ARRAYS}
    names = json.dumps(data.class_names).encode()
    return save(arrays | {"held_out": data.held_out, "names": np.frombuffer(names, np.uint8)})


def from_bytes(content: bytes, name: str) -> Dataset:
    """What `to_bytes` gave, looked at again.

    Args:
        content: The bytes.
        name: What the set is called.

    Raises:
        DatasetError: If they are something else, or damaged.
    """
    try:
        arrays = load(content)
        held_out, names = arrays["held_out"].astype(np.bool_), json.loads(bytes(arrays["names"]))
        class_names = tuple(map(str, names))
    except (SafetensorError, KeyError, TypeError, ValueError) as reason:
        raise _refusal(str(reason)) from reason
    parts = checked_arrays(arrays, classes=len(class_names), refuse=_refusal)
    if held_out.shape != parts["y_train"].shape:
        raise _refusal(f"expected {len(parts['y_train'])} marks, received {held_out.shape}")
    return Dataset(**parts, name=name, held_out=held_out, class_names=class_names)


def _refusal(reason: str) -> DatasetError:
    return DatasetError(f"The pictures of the run cannot be read: {reason}. Start a new run.")
