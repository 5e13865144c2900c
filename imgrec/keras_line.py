"""A layer -> the line of Keras that builds it, with the arguments that differ from the default."""

from __future__ import annotations

from dataclasses import MISSING, Field, fields
from typing import TYPE_CHECKING, Any

from imgrec.layers import Layer

if TYPE_CHECKING:
    from imgrec.architecture import Architecture


def keras_line(layer: Layer) -> str:
    """Such as `Dense(512, activation="relu", kernel_constraint=MaxNorm(3))`.

    Arguments without a default stand first, without their names; the layer's own name is left out.
    """
    arguments = (_argument(field, getattr(layer, field.name)) for field in fields(layer))
    return f"{type(layer).__name__}({', '.join(text for text in arguments if text)})"


def keras_lines(*layers: Layer) -> str:
    """The lines of several layers, one below the other."""
    return "\n".join(map(keras_line, layers))


def keras_program(architecture: Architecture) -> str:
    """A whole program that builds the network: the names that it needs, its input, its layers."""
    needed = {type(layer).__name__ for layer in architecture.layers}
    used = {
        (field.name.rpartition("_")[2], type(getattr(layer, field.name)).__name__)
        for layer in architecture.layers
        for field in fields(layer)
        if hasattr(getattr(layer, field.name), "__dataclass_fields__")
    }
    homes = {f"{home}s": sorted(name for of, name in used if of == home) for home, _ in used}
    imports = [
        f"from keras.{home} import {', '.join(names)}"
        for home, names in sorted((homes | {"layers": sorted(needed)}).items())
    ]
    inputs = f"keras.Input({architecture.input_shape})"
    lines = "".join(f"    {line},\n" for line in (inputs, *map(keras_line, architecture.layers)))
    return "\n".join(["import keras", *imports, "", f"model = keras.Sequential([\n{lines}])"])


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
