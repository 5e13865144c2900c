"""The configuration that Keras wrote of a Sequential model, as JSON -> the six layers.

Only names, numbers and strings are taken from it: nothing is imported, made or run by it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from imgrec.architecture import SIX_LAYERS, Architecture
from imgrec.errors import ArchitectureError
from imgrec.layers import plain_data

NAMES = tuple(layer.name for layer in SIX_LAYERS.layers)
INPUT = "InputLayer"
SHAPES = ("batch_shape", "batch_input_shape")  # as Keras 3 and as Keras 2 say it
NOT_FROM_KERAS = ("name", "class_name")
FUNCTIONS = ("activation", "kernel_initializer", "bias_initializer")


def architecture_of(config: Any) -> tuple[Architecture, tuple[str, ...]]:
    """Read a model's configuration.

    Args:
        config: what `config.json` or the attribute `model_config` holds.

    Returns:
        The six layers under the names of the course, and the names that Keras had for them.

    Raises:
        ArchitectureError: when it is not these six layers, or one that imgrec has not.
    """
    described = _layers(config)
    kept = [layer for layer in described if layer["class_name"] != INPUT]
    if len(kept) != len(NAMES):
        raise ArchitectureError(
            f"Expected six layers. Received {len(kept)}: "
            f"{plain_data.shorten([layer['class_name'] for layer in kept])}. "
            "Choose a model of the six layers."
        )
    layers = tuple(_layer(layer, name) for layer, name in zip(kept, NAMES, strict=True))
    architecture = Architecture(_input_shape(described), layers)
    architecture.six()
    return architecture, tuple(str(layer["config"].get("name", "")) for layer in kept)


def _layers(config: Any) -> list[dict[str, Any]]:
    if not isinstance(config, Mapping) or config.get("class_name") != "Sequential":
        kind = config.get("class_name") if isinstance(config, Mapping) else config
        raise ArchitectureError(
            f"Expected a Sequential model. Received {plain_data.shorten(kind)}. "
            "Build it by keras.Sequential."
        )
    inner = config.get("config")
    layers = inner.get("layers") if isinstance(inner, Mapping) else inner
    if not isinstance(layers, list) or not all(map(_is_layer, layers)):
        raise ArchitectureError(
            "Expected a list of layers with their settings. "
            f"Received {plain_data.shorten(layers)}. Save the model again."
        )
    return layers


def _is_layer(described: Any) -> bool:
    """Whether it is a kind with its settings."""
    return (
        isinstance(described, Mapping)
        and isinstance(described.get("class_name"), str)
        and isinstance(described.get("config"), Mapping)
    )


def _layer(described: Mapping[str, Any], name: str) -> Any:
    kind, given = described["class_name"], described["config"]
    if kind not in plain_data.KINDS:
        raise ArchitectureError(
            f"Expected one of the layers {', '.join(plain_data.KINDS)}. "
            f"Received {plain_data.shorten(kind)}. Choose a model of these alone."
        )
    if given.get("groups", 1) != 1:
        raise ArchitectureError(
            f"Expected a convolution with groups=1. Received {given['groups']!r}. Leave it out."
        )
    known = [field.name for field in fields(plain_data.KINDS[kind])]
    taken = {key: _value(key, given[key]) for key in known if key in given and key != "name"}
    if taken.get("data_format") == "channels_last":
        del taken["data_format"]  # Keras writes defaults out
    if "pool_size" in taken and taken.get("strides") == taken["pool_size"]:
        del taken["strides"]
    return plain_data.from_dict({"class_name": kind, "name": name, **taken})


def _value(key: str, value: Any) -> Any:
    """The value of one argument: what Keras wraps in a class is unwrapped."""
    if not isinstance(value, Mapping):
        return value
    name, inner = value.get("class_name"), value.get("config")
    if key in FUNCTIONS:
        return inner if isinstance(inner, str) else _snake(str(name))
    return {"class_name": name, **inner} if isinstance(inner, Mapping) else name


def _snake(name: str) -> str:
    """`GlorotUniform` -> `glorot_uniform`."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()


def _input_shape(described: list[dict[str, Any]]) -> Any:
    for key in SHAPES:
        shape = described[0]["config"].get(key)
        if isinstance(shape, list) and len(shape) == 4:
            return tuple(shape[1:])
    return SIX_LAYERS.input_shape
