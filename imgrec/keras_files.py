"""Bytes of a `.keras` or legacy `.h5` file -> the parts of a network, read as data alone.

    model.keras   a zip: config.json, model.weights.h5, and what imgrec adds: imgrec.json
    model.h5      HDF5: the attribute model_config, the group model_weights, the attribute imgrec

Keras is not loaded: nothing of the file can run. This module runs in a process of its own
(`imgrec.keras_files_child`).
"""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from collections.abc import Mapping
from typing import Any

import h5py
import numpy as np
from numpy.typing import NDArray

from imgrec import hdf5_weights
from imgrec.architecture import Architecture
from imgrec.errors import ArchitectureError, WeightsError
from imgrec.hdf5_weights import Hdf5Error
from imgrec.keras_config import NAMES, architecture_of
from imgrec.keras_names import MEMBER
from imgrec.network_limits import check_limits, default_names
from imgrec.weights_format import Parts, wrong

CONFIG, WEIGHTS = "config.json", "model.weights.h5"
REMEDY = "Save the model again with model.save(), or choose another file."
MOST_CONFIG = 1_000_000  # bytes
MOST_WEIGHTS = 200_000_000
# Under which Keras 3 and Keras 2.12 to 2.15 keep the layers of a model.
HOMES = ("layers", "_layer_checkpoint_dependencies")
KEYS = {NAMES[0]: "conv2d", NAMES[3]: "dense", NAMES[5]: "dense_1"}  # Keras's names in the file

Arrays = dict[str, NDArray[np.float32]]


def parts_of(data: bytes, name: str) -> tuple[Parts, bool]:
    """Read a file.

    Returns:
        The parts, and whether the file itself names the classes.

    Raises:
        WeightsError: when it is damaged, too large, or no model of the six layers.
    """
    try:
        is_zip = data.startswith(b"PK")
        return _read_zip(data, name) if is_zip else _read_hdf5(data, name)
    except (ArchitectureError, Hdf5Error) as error:
        raise WeightsError(f"{name}: {error}") from error
    except _DAMAGED as error:
        raise wrong(name, "a whole file of Keras", "a damaged one", REMEDY) from error


_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,  # as h5py says it
    RuntimeError,
    NotImplementedError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    OverflowError,
    RecursionError,
    MemoryError,
)


def _read_zip(data: bytes, name: str) -> tuple[Parts, bool]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        config = json.loads(_member(archive, CONFIG, MOST_CONFIG, name))
        weights = _member(archive, WEIGHTS, MOST_WEIGHTS, name)
        has_added = MEMBER in archive.namelist()
        added = _member(archive, MEMBER, MOST_CONFIG, name) if has_added else None
    architecture, _ = architecture_of(config)
    check_limits(architecture, name)
    with h5py.File(io.BytesIO(weights), "r") as file:
        arrays = _arrays_of_keras_3(file, architecture)
    return _parts(architecture, arrays, added, name)


def _read_hdf5(data: bytes, name: str) -> tuple[Parts, bool]:
    with h5py.File(io.BytesIO(data), "r") as file:
        config = hdf5_weights.text(file, "model_config")
        if config is None:
            received = "weights without one" if file.keys() else "none"
            raise wrong(name, "a model with its configuration", received, REMEDY)
        architecture, names = architecture_of(json.loads(config))
        check_limits(architecture, name)
        arrays = _arrays_of_legacy(file, architecture, names)
        added = hdf5_weights.text(file, "imgrec")
    return _parts(architecture, arrays, added.encode() if added else None, name)


def _member(archive: zipfile.ZipFile, member: str, most: int, name: str) -> bytes:
    """One file of the zip; never more than `most` bytes are unpacked, whatever it says."""
    if member not in archive.namelist():
        raise wrong(name, f"a model of Keras, with {member}", "a zip without it", REMEDY)
    with archive.open(member) as file:
        content = file.read(most + 1)
    if len(content) > most:
        raise wrong(name, f"{member} of at most {most:,} bytes", "more", REMEDY)
    return content


def _arrays_of_keras_3(file: h5py.File, architecture: Architecture) -> Arrays:
    home = next((home for home in HOMES if hdf5_weights.has(file, [home])), HOMES[0])
    arrays = {}
    for stage in architecture.stages:
        layer = stage.layer.name
        for place, (part, shape) in enumerate(stage.weight_shapes.items()):
            path = (home, KEYS[layer], "vars", str(place))
            arrays[f"{layer}.{part}"] = hdf5_weights.array(file, path, shape)
    return arrays


def _arrays_of_legacy(
    file: h5py.File, architecture: Architecture, names: tuple[str, ...]
) -> Arrays:
    arrays = {}
    for stage, name in zip(architecture.stages, names, strict=True):
        if not stage.weight_shapes:
            continue
        layer = hdf5_weights.group(file, ["model_weights", name])
        paths = hdf5_weights.texts(layer, "weight_names")
        for part, shape in stage.weight_shapes.items():
            ending = (f"/{part}", f"/{part}:0")
            path = next((path for path in paths if f"/{path}".endswith(ending)), part)
            arrays[f"{stage.layer.name}.{part}"] = hdf5_weights.array(layer, path.split("/"), shape)
    return arrays


def _parts(
    architecture: Architecture, arrays: Arrays, added: bytes | None, name: str
) -> tuple[Parts, bool]:
    loaded = json.loads(added) if added else {}
    given: Mapping[str, Any] = loaded if isinstance(loaded, Mapping) else {}
    classes, count = given.get("class_names"), architecture.output_shape[-1]
    names = _names(classes, count)
    called: Any = given.get("name")
    title = called if isinstance(called, str) and called.strip() else name.rpartition(".")[0]
    class_names = names or default_names(count)
    return Parts(title or name, class_names, architecture, arrays), names is not None


def _names(classes: Any, count: int) -> tuple[str, ...] | None:
    """The names of the classes, where they are as many different ones as there are classes."""
    given = classes if isinstance(classes, list) else []
    texts = [one for one in given if isinstance(one, str) and one]
    return tuple(texts) if len(texts) == len(set(texts)) == len(given) == count else None
