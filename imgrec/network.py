"""Weights file <-> Network: an architecture, its class names, and all its weights in memory."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
import safetensors
import safetensors.numpy
from numpy.typing import NDArray

from imgrec.architecture import Architecture
from imgrec.errors import ArchitectureError, WeightsError

SHIPPED = ("six_layers", "wiki")
DTYPES = {"F16": np.dtype("<f2"), "F32": np.dtype("<f4")}
_ASSETS = Path(__file__).parent / "assets"
_HEADER_LENGTH = 8

Weights = Mapping[str, NDArray[np.float32]]


@dataclass(frozen=True, eq=False)
class Network:
    """All that an answer depends on. Two networks are the same when their `id` is.

    Attributes:
        id: the first 12 hexadecimal digits of the SHA-256 of the file.
        name: what people call it.
        architecture: the six layers.
        class_names: one name for each unit of the last layer, in order.
        weights: read-only float32 arrays by name, such as "conv2d.kernel" and "conv2d.bias".
    """

    id: str
    name: str
    architecture: Architecture
    class_names: tuple[str, ...]
    weights: Weights


def shipped_network(name: str = "six_layers") -> Network:
    """Load a network that comes with imgrec; the names are in `SHIPPED`."""
    if name not in SHIPPED:
        raise WeightsError(
            f"Expected one of {', '.join(SHIPPED)}. Received {name!r}. "
            "For a file of your own, give its path to load_network."
        )
    return load_network(_ASSETS / f"{name}.safetensors")


def load_network(path: str | Path) -> Network:
    """Read a weights file, believing nothing that it says before it is checked.

    The format is safetensors: numbers and a text in JSON. Nothing in the file can run.

    Args:
        path: a file that `save_network` wrote.

    Returns:
        The network; weights that the file holds as float16 are float32 in memory.

    Raises:
        WeightsError: when the file cannot be read, or does not hold what it should.
    """
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise _wrong(
            path, "a file that can be read", str(error.strerror or error), "Check the path."
        ) from error
    return read_network(data, source=path)


def save_network(
    path: str | Path,
    *,
    architecture: Architecture,
    class_names: tuple[str, ...],
    weights: Weights,
    name: str,
    dtype: str = "float16",
) -> Network:
    """Write a weights file in one stroke: what stood there stays until the new file is whole.

    Args:
        path: the file to write; its folder must be there.
        architecture: the six layers.
        class_names: one name for each unit of the last layer.
        weights: float arrays by name, in the shapes that the architecture gives them.
        name: what people call the network.
        dtype: "float16" (half the size, rounded to 3 digits) or "float32".

    Returns:
        The network as it will be loaded: with rounded weights, and the id of the file.

    Raises:
        WeightsError: when the parts do not fit together; nothing is written then.
        OSError: when the file cannot be written.
    """
    data = _to_bytes(architecture, class_names, weights=weights, name=name, dtype=dtype)
    network = read_network(data, source=path)
    _write_atomically(Path(path), data)
    return network


def make_network(
    *, architecture: Architecture, class_names: tuple[str, ...], weights: Weights, name: str
) -> Network:
    """Put a network together in memory, with exactly these weights and the id they give it.

    Raises:
        WeightsError: when the parts do not fit together.
    """
    data = _to_bytes(architecture, class_names, weights=weights, name=name, dtype="float32")
    return read_network(data, source=name)


def read_network(data: bytes, *, source: str | Path) -> Network:
    """Read the bytes of a weights file; `source` is what an error calls it (see `load_network`)."""
    try:
        tensors = dict(safetensors.deserialize(data))
        length = int.from_bytes(data[:_HEADER_LENGTH], "little")
        header = json.loads(data[_HEADER_LENGTH : _HEADER_LENGTH + length])
    except (safetensors.SafetensorError, ValueError, RecursionError) as error:
        raise _wrong(
            source, "a whole safetensors file", str(error) or type(error).__name__
        ) from error
    name, class_names, architecture = _read_metadata(header.get("__metadata__"), source)
    weights = dict(_read_weights(tensors, architecture.weight_shapes, source=source))
    return Network(
        id=hashlib.sha256(data).hexdigest()[:12],
        name=name,
        architecture=architecture,
        class_names=class_names,
        weights=MappingProxyType(weights),
    )


def _read_metadata(metadata: Any, source: str | Path) -> tuple[str, tuple[str, ...], Architecture]:
    try:
        described = json.loads(metadata["imgrec"])
        name, class_names = described["name"], described["class_names"]
        architecture = Architecture.from_dict(described["architecture"])
        architecture.six()
    except ArchitectureError as error:
        raise _wrong(source, "an architecture that can be", str(error)) from error
    except (TypeError, KeyError, ValueError, RecursionError) as error:
        raise _wrong(
            source, "a description of the network (name, class_names, architecture)", repr(error)
        ) from error
    if not isinstance(name, str) or not name:
        raise _wrong(source, "a name", f"{name!r:.80}")
    _check_class_names(class_names, architecture.output_shape[-1], source)
    return name, tuple(class_names), architecture


def _check_class_names(class_names: Any, units: int, source: str | Path) -> None:
    if not isinstance(class_names, list) or not all(
        isinstance(name, str) and name for name in class_names
    ):
        raise _wrong(source, "a list of class names", f"{class_names!r:.80}")
    if len(class_names) != units or len(set(class_names)) != units:
        raise _wrong(
            source,
            f"{units} different class names, one for each unit of the last layer",
            f"{len(class_names)}: {', '.join(class_names)[:80]}",
        )


def _read_weights(
    tensors: Mapping[str, Any], shapes: Mapping[str, tuple[int, ...]], *, source: str | Path
) -> Iterator[tuple[str, NDArray[np.float32]]]:
    if tensors.keys() != shapes.keys():
        raise _wrong(
            source, f"the tensors {', '.join(shapes)}", f"{', '.join(sorted(tensors))[:200]}"
        )
    for name, shape in shapes.items():
        tensor = tensors[name]
        if tensor["dtype"] not in DTYPES:
            raise _wrong(source, f"{name} as float16 or float32", tensor["dtype"])
        if tuple(tensor["shape"]) != shape:
            raise _wrong(source, f"{name} of shape {shape}", tuple(tensor["shape"]))
        array = np.frombuffer(tensor["data"], DTYPES[tensor["dtype"]]).reshape(shape)
        weights = array.astype(np.float32)
        if not np.isfinite(weights).all():
            raise _wrong(source, f"finite numbers in {name}", "NaN or infinity")
        weights.setflags(write=False)
        yield name, weights


def _to_bytes(
    architecture: Architecture,
    class_names: tuple[str, ...],
    *,
    weights: Weights,
    name: str,
    dtype: str,
) -> bytes:
    if dtype not in ("float16", "float32"):
        raise _wrong(name, "dtype float16 or float32", repr(dtype), "Choose one of the two.")
    described = {
        "name": name,
        "class_names": list(class_names),
        "architecture": architecture.to_dict(),
    }
    with np.errstate(over="ignore"):  # what float16 cannot hold becomes infinite, and is refused
        tensors = {key: np.ascontiguousarray(value, dtype) for key, value in weights.items()}
    return safetensors.numpy.save(tensors, {"imgrec": json.dumps(described)})


def _write_atomically(path: Path, data: bytes) -> None:
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.unfinished")
    try:
        with unfinished.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def _wrong(
    source: str | Path,
    expected: str,
    received: object,
    remedy: str = "Choose a weights file that imgrec wrote, or train one with `imgrec train`.",
) -> WeightsError:
    return WeightsError(f"{source}: Expected {expected}. Received {received}. {remedy}")
