"""Bytes of a foreign file -> a network that every page can show; nothing of the file can run.

It may be imgrec's own format (`.safetensors`), or what Keras wrote: `.keras`, or a legacy `.h5`.
"""

from __future__ import annotations

from typing import NamedTuple

from imgrec.apart import ApartError, ask
from imgrec.errors import WeightsError
from imgrec.network import Network, make_network, read_network
from imgrec.network_limits import check_limits, course_names
from imgrec.weights_format import LENGTH_BYTES, wrong

CHILD = "imgrec.keras_files_child"
MOST_BYTES = 80_000_000
MOST_HEADER = 100_000  # bytes; that of the course's network has 3,000
KERAS = (b"PK\x03\x04", b"\x89HDF\r\n\x1a\n")  # how a .keras and a .h5 begin


class FromFile(NamedTuple):
    """A network, and whether its file names the classes; else they are CIFAR-10's or numbers."""

    network: Network
    named: bool


def network_from_file(data: bytes, name: str) -> FromFile:
    """Read a file, believing nothing that it says before it is checked.

    Args:
        data: its bytes.
        name: what it is called, in errors and where it gives the network no name.

    Raises:
        WeightsError: when it is none of the three, damaged, or too large for the pages.
    """
    if len(data) > MOST_BYTES:
        raise wrong(name, f"at most {MOST_BYTES // 10**6} MB", f"{len(data) // 10**6} MB")
    _check_header(data, name)
    data, named = _of_keras(data, name) if data.startswith(KERAS) else (data, True)
    network = read_network(data, name)
    check_limits(network.architecture, name)
    architecture, weights = course_names(network)
    if architecture != network.architecture:
        network = make_network(
            architecture=architecture,
            class_names=network.class_names,
            weights=weights,
            name=network.name,
        )
    return FromFile(network, named)


def _check_header(data: bytes, name: str) -> None:
    """Refuse a long header before it is read: as objects it takes many times its size."""
    length = int.from_bytes(data[:LENGTH_BYTES], "little")
    if not data.startswith(KERAS) and length > MOST_HEADER:
        raise wrong(name, "a .safetensors, .keras or .h5 file", "another one, or a damaged one")


def _of_keras(data: bytes, name: str) -> tuple[bytes, bool]:
    try:
        told, ours = ask(CHILD, name, data)
    except ApartError as reason:
        raise wrong(name, "a model that can be read in 20 seconds", "one that takes more") from (
            reason
        )
    if "error" in told:
        raise WeightsError(told["error"])
    return ours, bool(told["named"])
