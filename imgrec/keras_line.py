"""A layer -> the line of Keras that builds it, with the arguments that differ from the default."""

from __future__ import annotations

from dataclasses import MISSING, Field, fields
from typing import Any

from imgrec.layers import Layer


def keras_line(layer: Layer) -> str:
    """Such as `Dense(512, activation="relu", kernel_constraint=MaxNorm(3))`.

    Arguments without a default stand first, without their names; the layer's own name is left out.
    """
    arguments = (_argument(field, getattr(layer, field.name)) for field in fields(layer))
    return f"{type(layer).__name__}({', '.join(text for text in arguments if text)})"


def keras_lines(*layers: Layer) -> str:
    """The lines of several layers, one below the other."""
    return "\n".join(map(keras_line, layers))


def written(value: Any) -> str:
    """The value of an argument as one types it, such as `"same"`, `MaxNorm(3)` or `L1(0.01)`.

    The numbers of a rule or a price are always written; the axis only where it is not Keras's own.
    """
    if isinstance(value, str):
        return f'"{value}"'
    if not hasattr(value, "__dataclass_fields__"):
        return repr(value)
    parts = (_part(field, getattr(value, field.name)) for field in fields(value))
    return f"{type(value).__name__}({', '.join(part for part in parts if part)})"


def _part(field: Field[Any], value: Any) -> str:
    if field.name != "axis":
        return repr(value)
    return "" if value == field.default else f"axis={value!r}"


def _argument(field: Field[Any], value: Any) -> str:
    if field.name == "name" or (value == field.default and field.name != "pool_size"):
        return ""
    return written(value) if field.default is MISSING else f"{field.name}={written(value)}"
