"""Bytes of a weights file <-> its parts: name, class names, architecture and weights."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import safetensors
import safetensors.numpy
from numpy.typing import NDArray

from imgrec.architecture import Architecture
from imgrec.errors import ArchitectureError, WeightsError

DTYPES: Mapping[str, np.dtype[Any]] = {"F16": np.dtype("<f2"), "F32": np.dtype("<f4")}
LENGTH_BYTES = 8  # safetensors: the length of the header, the header in JSON, the numbers

Weights = Mapping[str, NDArray[np.float32]]


class Parts(NamedTuple):
    """What a weights file holds; the weights are float32, whatever they are in the file."""

    name: str
    class_names: tuple[str, ...]
    architecture: Architecture
    weights: Weights


def to_bytes(parts: Parts, dtype: str) -> bytes:
    """Write the parts in the safetensors format, the numbers as "float16" or "float32".

    Nothing is checked here: `from_bytes` is what every file has to pass.
    """
    if dtype not in ("float16", "float32"):
        raise wrong(parts.name, "dtype float16 or float32", repr(dtype), "Choose one of the two.")
    described = {
        "name": parts.name,
        "class_names": list(parts.class_names),
        "architecture": parts.architecture.to_dict(),
    }
    with np.errstate(over="ignore"):  # what float16 cannot hold becomes infinite, and is refused
        tensors = {name: np.ascontiguousarray(w, dtype) for name, w in parts.weights.items()}
    return safetensors.numpy.save(tensors, {"imgrec": json.dumps(described)})


def from_bytes(data: bytes, *, source: str | Path) -> Parts:
    """Read the parts, believing nothing before it is checked.

    Args:
        data: the bytes of the file.
        source: the path, or what else an error is to call it.

    Raises:
        WeightsError: when anything is not as it should be.
    """
    tensors, metadata = _open(data, source)
    described = _described(metadata, source)
    name = described["name"]
    if not isinstance(name, str) or not name:
        raise wrong(source, "a name", f"{name!r:.80}")
    architecture = _architecture(described["architecture"], source)
    class_names = _class_names(described["class_names"], architecture.output_shape[-1], source)
    _check_names(tensors, architecture.weight_shapes, source)
    weights = {
        name: _array(tensors[name], shape, name=name, source=source)
        for name, shape in architecture.weight_shapes.items()
    }
    return Parts(name, class_names, architecture, weights)


def wrong(
    source: str | Path,
    expected: str,
    received: object,
    remedy: str = "Choose a weights file that imgrec wrote, or train one with `imgrec train`.",
) -> WeightsError:
    """Word the error for a weights file: its name, what was expected, what came, what to do."""
    return WeightsError(f"{source}: Expected {expected}. Received {received}. {remedy}")


def _open(data: bytes, source: str | Path) -> tuple[dict[str, dict[str, Any]], Any]:
    try:
        tensors = dict(safetensors.deserialize(data))  # type: ignore[no-untyped-call]
        length = int.from_bytes(data[:LENGTH_BYTES], "little")
        header = json.loads(data[LENGTH_BYTES : LENGTH_BYTES + length])
    except (safetensors.SafetensorError, ValueError, RecursionError) as error:
        raise wrong(source, "a whole safetensors file", f"what does not read: {error}") from error
    return tensors, header.get("__metadata__")


def _described(metadata: Any, source: str | Path) -> Mapping[str, Any]:
    keys = {"name", "class_names", "architecture"}
    try:
        described = json.loads(metadata["imgrec"])
    except (TypeError, KeyError, ValueError, RecursionError) as error:
        raise wrong(source, "a description of an imgrec network", "none that reads") from error
    if not isinstance(described, dict) or not keys <= described.keys():
        raise wrong(source, f"a description with {', '.join(sorted(keys))}", f"{described!r:.80}")
    return described


def _architecture(described: Any, source: str | Path) -> Architecture:
    try:
        architecture = Architecture.from_dict(described)
        architecture.six()
    except ArchitectureError as error:
        raise wrong(source, "the six layers, as they can be", f"others ({error})") from error
    return architecture


def _class_names(class_names: Any, units: int, source: str | Path) -> tuple[str, ...]:
    if not isinstance(class_names, list) or not all(
        isinstance(name, str) and name for name in class_names
    ):
        raise wrong(source, "a list of class names", f"{class_names!r:.80}")
    if len(class_names) != units or len(set(class_names)) != units:
        received = f"{len(class_names)}: {', '.join(class_names)[:80]}"
        raise wrong(source, f"{units} different class names, one for each output", received)
    return tuple(class_names)


def _check_names(tensors: Mapping[str, Any], shapes: Mapping[str, Any], source: str | Path) -> None:
    if tensors.keys() != shapes.keys():
        received = f"{', '.join(sorted(tensors))[:200] or 'none'}"
        raise wrong(source, f"the tensors {', '.join(shapes)}", received)


def _array(
    tensor: Mapping[str, Any], shape: tuple[int, ...], *, name: str, source: str | Path
) -> NDArray[np.float32]:
    if tensor["dtype"] not in DTYPES:
        raise wrong(source, f"{name} as float16 (F16) or float32 (F32)", tensor["dtype"])
    if tuple(tensor["shape"]) != shape:
        raise wrong(source, f"{name} of shape {shape}", f"shape {tuple(tensor['shape'])}")
    weights = np.frombuffer(tensor["data"], DTYPES[tensor["dtype"]]).reshape(shape)
    weights = weights.astype(np.float32)
    if not np.isfinite(weights).all():
        raise wrong(source, f"finite numbers in {name}", "NaN or infinity")
    weights.setflags(write=False)
    return weights
