"""Architecture -> Keras model, and weights between the model and a network."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import asdict, fields, is_dataclass, replace
from typing import Any

os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")  # else TensorFlow greets on every start

import keras
import numpy as np
from numpy.typing import NDArray

from imgrec.architecture import Architecture, Dense, Layer
from imgrec.errors import ArchitectureError, WeightsError
from imgrec.network import Network


def build(architecture: Architecture, logits: bool = False) -> keras.Sequential:
    """Build the Keras model of an architecture, with fresh weights.

    Args:
        architecture: the layers; the model's layers have their names.
        logits: leave the softmax off the last layer, which is then more exact to train and export.

    Returns:
        A built, uncompiled model: images (batch, rows, columns, channels) in, (batch, classes) out.
    """
    layers = list(architecture.layers)
    if logits:
        layers[-1] = _without_activation(layers[-1])
    inputs = keras.Input(architecture.input_shape, name="image")
    return keras.Sequential([inputs, *map(keras_layer, layers)])


def keras_layer(layer: Layer, **instead: Any) -> keras.layers.Layer:
    """Hand every argument to the Keras layer of the same name; `instead` replaces or adds some."""
    kind = getattr(keras.layers, type(layer).__name__)
    given = {field.name: _keras(getattr(layer, field.name)) for field in fields(layer)}
    if "data_format" in given:
        given["data_format"] = "channels_last"  # None would follow the person's own keras.json
    return kind(**(given | instead))


def set_weights(model: keras.Model, network: Network) -> None:
    """Put the weights of a network into a model of the same architecture.

    Raises:
        WeightsError: when names or shapes differ; the model is unchanged then.
    """
    variables = dict(_variables(model))
    expected = {name: tuple(variable.shape) for name, variable in variables.items()}
    received = {name: weights.shape for name, weights in network.weights.items()}
    if expected != received:
        raise WeightsError(
            f"Expected weights {expected}, as the model has them. Received {received} from "
            f"{network.name}. Build the model from the network's own architecture."
        )
    for name, variable in variables.items():
        variable.assign(network.weights[name])


def get_weights(model: keras.Model) -> dict[str, NDArray[np.float32]]:
    """Copy the weights of a model: float32 arrays by name, such as "conv2d.kernel"."""
    return {name: np.array(variable.numpy(), np.float32) for name, variable in _variables(model)}


def _without_activation(layer: Layer) -> Layer:
    if not isinstance(layer, Dense):
        raise ArchitectureError(
            f"Expected a Dense layer at the end. Received {layer}. Only its logits can be had."
        )
    return replace(layer, activation=None)


def _keras(value: Any) -> Any:
    """Give a constraint or regularizer as Keras's own; anything else as it is."""
    if not is_dataclass(value) or isinstance(value, type):
        return value
    home = (
        keras.constraints
        if hasattr(keras.constraints, type(value).__name__)
        else keras.regularizers
    )
    return getattr(home, type(value).__name__)(**asdict(value))


def _variables(model: keras.Model) -> Iterator[tuple[str, Any]]:
    for layer in model.layers:
        for variable in layer.weights:
            yield f"{layer.name}.{variable.name}", variable
