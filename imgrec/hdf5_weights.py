"""A file of HDF5 that Keras wrote -> its texts and arrays, each looked at before it is read.

Only what lies in the file itself is read, uncompressed: no link that leads away, no external,
virtual or compressed data, nothing of another shape than was asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import h5py
import numpy as np
from numpy.typing import NDArray

MOST_TEXT = 200_000  # bytes of one text

Shape = tuple[int, ...]


class Hdf5Error(Exception):
    """The file holds something else: the message says what was expected, and what came."""


def text(group: h5py.Group, name: str) -> str | None:
    """A text that is an attribute of a group; None where there is none."""
    if name not in group.attrs:
        return None
    _check_attribute(group, name)
    value = group.attrs[name]
    if isinstance(value, bytes):
        value = value.decode("utf-8", errors="replace")
    if not isinstance(value, str) or len(value) > MOST_TEXT:
        raise Hdf5Error(f"Expected {name} to be a text. Received {type(value).__name__}.")
    return value


def texts(group: h5py.Group, name: str) -> list[str]:
    """A list of texts that is an attribute of a group."""
    if name not in group.attrs:
        raise Hdf5Error(f"Expected the attribute {name} in {group.name}. Found none.")
    _check_attribute(group, name)
    values = np.ravel(group.attrs[name])
    decoded = [v.decode("utf-8", "replace") if isinstance(v, bytes) else v for v in values.tolist()]
    if not all(isinstance(value, str) for value in decoded):
        raise Hdf5Error(f"Expected the names of weights in {group.name}. Received others.")
    return decoded


def has(group: h5py.Group, parts: Sequence[str]) -> bool:
    """Whether a path of hard links leads from the group to something."""
    at: Any = group
    for part in parts:
        if not isinstance(at, h5py.Group) or not isinstance(
            at.get(part, getlink=True), h5py.HardLink
        ):
            return False
        at = at[part]
    return True


def group(start: h5py.Group, parts: Sequence[str]) -> h5py.Group:
    """The group at a path of hard links."""
    found = start["/".join(parts)] if has(start, parts) else None
    if not isinstance(found, h5py.Group):
        raise Hdf5Error(f"Expected a group {'/'.join(parts)[:80]}. Found none in the file itself.")
    return found


def array(start: h5py.Group, parts: Sequence[str], shape: Shape) -> NDArray[np.float32]:
    """The array at a path of hard links, as float32: of this shape, and all of it in the file."""
    name = "/".join(parts)[:80]
    found = start["/".join(parts)] if has(start, parts) else None
    if not isinstance(found, h5py.Dataset):
        raise Hdf5Error(f"Expected an array {name}. Found none in the file itself.")
    if found.dtype.kind != "f" or found.dtype.itemsize > 8:
        raise Hdf5Error(f"Expected {name} as float16, float32 or float64. Received {found.dtype}.")
    if found.shape != shape:
        raise Hdf5Error(f"Expected {name} of shape {shape}. Received {found.shape}.")
    if not _lies_here(found):
        raise Hdf5Error(f"Expected {name} uncompressed and within the file. Received other data.")
    with np.errstate(over="ignore"):  # infinity is refused later
        return np.asarray(found[()], np.float32)


def _lies_here(found: h5py.Dataset) -> bool:
    layout = found.id.get_create_plist()
    return (
        layout.get_nfilters() == 0
        and not found.is_virtual
        and not found.external
        and found.id.get_storage_size() == found.dtype.itemsize * found.size
    )


def _check_attribute(group: h5py.Group, name: str) -> None:
    size = group.attrs.get_id(name).get_storage_size()
    if size > MOST_TEXT:
        raise Hdf5Error(f"Expected at most {MOST_TEXT:,} bytes of {name}. Received {size:,}.")
