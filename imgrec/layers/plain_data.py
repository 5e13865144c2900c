"""Layer <-> dictionary of strings, numbers and lists, as JSON can carry it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from typing import Any

from imgrec.errors import ArchitectureError
from imgrec.layers import Conv2D, Dense, Dropout, Flatten, Layer, MaxPooling2D

KINDS: Mapping[str, Any] = {
    kind.__name__: kind for kind in (Conv2D, MaxPooling2D, Flatten, Dense, Dropout)
}


def to_dict(layer: Layer) -> dict[str, Any]:
    """Give the kind of the layer as "class_name", and all its arguments."""
    plain: dict[str, Any] = _plain(layer)
    return plain


def from_dict(given: Any) -> Layer:
    """Build the layer that `to_dict` wrote, and check everything.

    Raises:
        ArchitectureError: when something is missing, unknown, of the wrong type, or impossible.
    """
    kind = KINDS.get(str(given.get("class_name"))) if isinstance(given, Mapping) else None
    if kind is None:
        raise ArchitectureError(
            f"Expected a layer with a class_name among {', '.join(KINDS)}. "
            f"Received {shorten(given)}. Choose one of them."
        )
    named = {name: value for name, value in given.items() if name != "class_name"}
    required = {field.name for field in fields(kind) if field.default is MISSING}
    known = [field.name for field in fields(kind)]
    if not required <= named.keys() <= set(known):
        raise ArchitectureError(
            f"Expected {kind.__name__} with the arguments {', '.join(known)}. "
            f"Received {shorten(named)}. Leave out what is not among them, add what is missing."
        )
    layer: Layer = kind(**named)
    return layer


def shorten(value: Any) -> str:
    """Give a value for an error's sentence, however long it is."""
    text = repr(value)
    return text if len(text) <= 100 else f"{text[:100]}..."


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        named = {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
        return {"class_name": type(value).__name__, **named}
    return list(value) if isinstance(value, tuple) else value
