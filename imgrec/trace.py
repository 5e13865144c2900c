"""Network and image -> Trace: the activation of every layer, computed by hand, in order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from imgrec import arguments
from imgrec.architecture import Conv2D, Dense, MaxPooling2D, Shape
from imgrec.by_hand.activations import apply_activation
from imgrec.by_hand.conv2d import conv2d
from imgrec.by_hand.dense import dense
from imgrec.by_hand.dropout import dropout
from imgrec.by_hand.flatten import flatten
from imgrec.by_hand.max_pooling2d import max_pooling2d
from imgrec.by_hand.softmax import softmax
from imgrec.errors import ArchitectureError
from imgrec.network import Network

Array = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Trace:
    """What one image becomes in every layer. All arrays are float32.

    Attributes:
        layer_names: the names of the six layers, in order.
        image: (rows, columns, channels), 0 to 1.
        conv2d_sum: (rows, columns, filters), before the activation function.
        conv2d: the same after it.
        max_pooling2d: (rows, columns, filters), smaller.
        flatten: (n,).
        dense_sum: (units,), before the activation function.
        dense: (units,), after it.
        dropout: equal to `dense`: dropout does nothing while predicting.
        logits: (classes,), the last layer before softmax.
        probabilities: (classes,), which add up to 1.
    """

    layer_names: tuple[str, ...]
    image: Array
    conv2d_sum: Array
    conv2d: Array
    max_pooling2d: Array
    flatten: Array
    dense_sum: Array
    dense: Array
    dropout: Array
    logits: Array
    probabilities: Array

    def activation(self, layer_name: str) -> Array:
        """Give all that came out of the layer of that name in the architecture.

        Raises:
            ArchitectureError: when there is no such layer.
        """
        arguments.choice("layer_name", layer_name, self.layer_names)
        hidden = (self.conv2d, self.max_pooling2d, self.flatten, self.dense, self.dropout)
        return (*hidden, self.probabilities)[self.layer_names.index(layer_name)]


def trace(network: Network, image: Array) -> Trace:
    """Carry one image through the six layers and keep all that happens.

    Args:
        network: the architecture and its weights.
        image: float32 array of the architecture's input shape, 0 to 1.

    Raises:
        ArchitectureError: when the image has another shape.
    """
    image = _checked(image, network.architecture.input_shape)
    layers = network.architecture.six()
    conv2d_sum = _convolve(network, layers.conv2d, image)
    feature_maps = apply_activation(layers.conv2d.activation, conv2d_sum)
    pooled = _pool(layers.max_pooling2d, feature_maps)
    flat = flatten(pooled)
    dense_sum = _connect(network, layers.dense, flat)
    units = apply_activation(layers.dense.activation, dense_sum)
    kept = dropout(units, layers.dropout.rate, training=False)
    logits = _connect(network, layers.output, kept)
    return Trace(
        layer_names=tuple(layer.name for layer in layers),
        image=image,
        conv2d_sum=conv2d_sum,
        conv2d=feature_maps,
        max_pooling2d=pooled,
        flatten=flat,
        dense_sum=dense_sum,
        dense=units,
        dropout=kept,
        logits=logits,
        probabilities=softmax(logits),
    )


def predict(network: Network, image: Array) -> Array:
    """Give the probabilities (classes,) for one image."""
    return trace(network, image).probabilities


def trace_many(network: Network, images: Array, *, batch_size: int = 64) -> Array:
    """Carry many images through the six layers and keep only the logits.

    Args:
        network: the architecture and its weights.
        images: float32 array of shape (n, rows, columns, channels), 0 to 1.
        batch_size: how many go through together: more take more memory, not less time.

    Returns:
        float32 array of shape (n, classes); `softmax` of it gives the probabilities.

    Raises:
        ArchitectureError: when the images have another shape.
    """
    classes = len(network.class_names)
    return _in_batches(_logits, network, images, width=classes, batch_size=batch_size)


def dense_many(network: Network, images: Array, *, batch_size: int = 64) -> Array:
    """Carry many images as far as the hidden dense layer, with its activation function.

    Args:
        network: as in `trace_many`, like all that follow.
        images: as there.
        batch_size: as there.

    Returns:
        float32 array of shape (n, units).
    """
    units = network.architecture.six().dense.units
    return _in_batches(_units, network, images, width=units, batch_size=batch_size)


def _in_batches(
    carry: Callable[[Network, Array], Array],
    network: Network,
    images: Array,
    *,
    width: int,
    batch_size: int,
) -> Array:
    images = _checked(images, (len(images), *network.architecture.input_shape))
    starts = range(0, len(images), batch_size)
    batches = [carry(network, images[start : start + batch_size]) for start in starts]
    return np.concatenate([np.empty((0, width), np.float32), *batches])


def _logits(network: Network, images: Array) -> Array:
    return _connect(network, network.architecture.six().output, _units(network, images))


def _units(network: Network, images: Array) -> Array:
    layers = network.architecture.six()
    conv2d_sum = _convolve(network, layers.conv2d, images)
    pooled = _pool(layers.max_pooling2d, apply_activation(layers.conv2d.activation, conv2d_sum))
    flat = pooled.reshape(len(images), -1)
    return apply_activation(layers.dense.activation, _connect(network, layers.dense, flat))


def _convolve(network: Network, layer: Conv2D, image: Array) -> Array:
    return conv2d(
        image,
        *_weights(network, layer),
        strides=layer.strides,
        padding=layer.padding,
        dilation_rate=layer.dilation_rate,
    )


def _pool(layer: MaxPooling2D, feature_maps: Array) -> Array:
    return max_pooling2d(
        feature_maps, layer.pool_size, strides=layer.strides, padding=layer.padding
    )


def _connect(network: Network, layer: Dense, inputs: Array) -> Array:
    return dense(inputs, *_weights(network, layer))


def _weights(network: Network, layer: Conv2D | Dense) -> tuple[Array, Array | None]:
    weights = network.weights
    return weights[f"{layer.name}.kernel"], weights.get(f"{layer.name}.bias")


def _checked(image: Array, shape: Shape) -> Array:
    image = np.asarray(image, np.float32)
    if image.shape != shape:
        raise ArchitectureError(
            f"Expected an image of shape {shape}. Received shape {image.shape}. "
            "Reduce the picture to that size first."
        )
    return image
