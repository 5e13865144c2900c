"""Architecture + recipe -> the Keras model that is trained, and from it the six layers' weights.

With `normalise`, a batch normalisation stands before each ReLU while training. Once training is
over it is one factor and one offset a channel, so `folded_weights` works it into kernel and bias:
what is left is exactly the six layers, and answers exactly as the trained model did.
"""

from __future__ import annotations

from itertools import pairwise

import keras
import numpy as np
from numpy.typing import NDArray

from imgrec.architecture import Architecture, Conv2D, Dense, MaxPooling2D
from imgrec.by_hand.constraints import MaxNorm, norms
from imgrec.errors import TrainingError
from imgrec.keras_model import build, keras_layer
from imgrec.training.devices import devices_in_use
from imgrec.training.recipes import Recipe

Weights = dict[str, NDArray[np.float32]]

NORMALISATION = "_normalisation"


def training_model(architecture: Architecture, recipe: Recipe) -> keras.Sequential:
    """A fresh model, its outputs logits, ready to be trained by the recipe."""
    if not recipe.normalise:
        return build(architecture, logits=True)
    return _normalised_model(architecture, recipe)


def folded_weights(model: keras.Sequential, architecture: Architecture) -> Weights:
    """The weights of the six layers that answer as `model` does.

    Returns:
        `{"conv2d.kernel": ..., ...}`, float32, every kernel within its layer's max-norm.
    """
    weights = {}
    for stage in architecture.stages:
        if stage.weight_shapes:
            kernel, bias = _folded(model, stage.layer.name)
            weights[f"{stage.layer.name}.kernel"] = kernel
            weights[f"{stage.layer.name}.bias"] = bias
    return within_limits(weights, architecture)


def within_limits(weights: Weights, architecture: Architecture) -> Weights:
    """The same function of the picture, every hidden kernel within its layer's max-norm.

    ReLU lets a positive factor through: relu(a z) = a relu(z). So a filter or unit that is too
    large is made smaller by a factor, and what reads it larger by the same.
    """
    weights = dict(weights)
    weighted = [layer for layer in architecture.layers if isinstance(layer, Conv2D | Dense)]
    for layer, reader in pairwise(weighted):
        if isinstance(layer.kernel_constraint, MaxNorm):
            shrink = _shrink(weights[f"{layer.name}.kernel"], layer.kernel_constraint)
            weights[f"{layer.name}.kernel"] = weights[f"{layer.name}.kernel"] * shrink
            weights[f"{layer.name}.bias"] = weights[f"{layer.name}.bias"] * shrink
            read = weights[f"{reader.name}.kernel"]
            # Flatten's order ends with the channel, so the factors repeat along the rows.
            repeated = np.tile(shrink, len(read) // len(shrink))
            weights[f"{reader.name}.kernel"] = read / repeated[:, None]
    return weights


def _normalised_model(architecture: Architecture, recipe: Recipe) -> keras.Sequential:
    """The six layers with a normalisation before each ReLU, and both of them behind the pooling.

    Pooling and a rising function can change places, and there are 4 times fewer numbers to
    normalise behind the pooling; `gamma` is held at 0 or more so that the function does rise.
    """
    policy = keras.DTypePolicy(recipe.precision)
    model = keras.Sequential([keras.Input(architecture.input_shape)])
    waiting: list[keras.Layer] = []
    for layer in architecture.layers[:-1]:
        if not isinstance(layer, MaxPooling2D):
            _add_all(model, waiting)
            waiting = []
        if isinstance(layer, Conv2D | Dense):
            model.add(keras_layer(layer, activation=None, use_bias=False, dtype=policy))
            waiting = _normalisation_and_relu(layer, policy)
        else:
            model.add(keras_layer(layer, dtype=policy))
    _add_all(model, waiting)
    model.add(keras_layer(architecture.layers[-1], activation=None))
    return model


def _normalisation_and_relu(layer: Conv2D | Dense, policy: keras.DTypePolicy) -> list[keras.Layer]:
    if layer.activation != "relu" or not layer.use_bias:
        raise TrainingError(
            f"Expected {layer.name} with activation='relu' and a bias, as normalising needs. "
            f"Received activation={layer.activation!r}, use_bias={layer.use_bias}. "
            "Train it by a recipe without normalisation."
        )
    return [
        keras.layers.BatchNormalization(
            name=layer.name + NORMALISATION,
            momentum=0.9,
            gamma_constraint="non_neg",
            synchronized=devices_in_use() > 1,  # by the whole batch, not each device's part
            dtype=policy,
        ),
        keras.layers.ReLU(name=layer.name + "_relu", dtype=policy),
    ]


def _add_all(model: keras.Sequential, made: list[keras.Layer]) -> None:
    for layer in made:
        model.add(layer)


def _folded(model: keras.Sequential, name: str) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Kernel and bias of a layer with its normalisation worked in.

    Reference:
        Ioffe and Szegedy, "Batch Normalization", 2015, section 3.1.
    """
    layer = model.get_layer(name)
    kernel = np.asarray(layer.kernel, np.float32)
    following = {made.name: made for made in model.layers}.get(name + NORMALISATION)
    if following is None:
        return kernel, np.asarray(layer.bias, np.float32)
    spread = np.sqrt(np.asarray(following.moving_variance) + following.epsilon)
    factor = np.asarray(following.gamma) / spread
    bias = np.asarray(following.beta) - np.asarray(following.moving_mean) * factor
    return kernel * factor, bias.astype(np.float32)


def _shrink(kernel: NDArray[np.float32], limit: MaxNorm) -> NDArray[np.float32]:
    """The factor (at most 1) that brings each filter or unit within the limit: `(filters,)`."""
    sizes = norms(kernel, limit.axis)
    largest = sizes.reshape(-1, kernel.shape[-1]).max(axis=0)
    factors = np.minimum(1, limit.max_value / np.maximum(largest, 1e-7))
    return np.asarray(factors, np.float32)
