"""Weights file <-> Network: an architecture, its class names, and all its weights in memory."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from imgrec.architecture import Architecture
from imgrec.errors import WeightsError
from imgrec.weights_format import Parts, Weights, from_bytes, to_bytes, wrong

__all__ = [
    "SHIPPED",
    "Network",
    "Weights",
    "is_shipped",
    "load_network",
    "make_network",
    "read_network",
    "save_network",
    "shipped_network",
]

SHIPPED = ("six_layers", "wiki")
_ASSETS = Path(__file__).parent / "assets"


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


def is_shipped(network: Network) -> bool:
    """Whether a network is one that comes with imgrec, and not only called so."""
    return network.name in SHIPPED and shipped_network(network.name).id == network.id


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
        raise wrong(
            path, "a file that can be read", str(error.strerror or error), "Check the path."
        ) from error
    return _network(data, path)


def read_network(data: bytes, source: str | Path) -> Network:
    """Read the bytes of a weights file; `source` is what an error is to call it.

    Raises:
        WeightsError: when they do not hold what they should.
    """
    return _network(data, source)


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
    data = to_bytes(Parts(name, class_names, architecture, weights), dtype)
    network = _network(data, path)
    _write_atomically(Path(path), data)
    return network


def make_network(
    *, architecture: Architecture, class_names: tuple[str, ...], weights: Weights, name: str
) -> Network:
    """Put a network together in memory, with exactly these weights and the id they give it.

    Raises:
        WeightsError: when the parts do not fit together.
    """
    data = to_bytes(Parts(name, class_names, architecture, weights), "float32")
    return _network(data, name)


def _network(data: bytes, source: str | Path) -> Network:
    parts = from_bytes(data, source=source)
    return Network(
        id=hashlib.sha256(data).hexdigest()[:12],
        name=parts.name,
        architecture=parts.architecture,
        class_names=parts.class_names,
        weights=dict(parts.weights),
    )


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
