"""Images -> a model's answers while it learns: Keras's own numbers, by gradients that cost less.

Three things are cheaper here, and the same to rounding. All else is Keras's own layer.

- ReLU comes after the pooling, on a quarter of the numbers: a rising function may change places
  with a maximum. The bias's gradient is then added up over that quarter too.
- No gradient is made for the images, which nobody asks for.
- What a dense layer hands back is `(kernel @ slopes^T)^T`: oneDNN reads a kernel along its rows
  faster than across them.
"""

from __future__ import annotations

from typing import Any

import keras
import tensorflow as tf


def answers(model: keras.Sequential, images: Any) -> Any:
    """What the model answers in training, dropout and all, ready for a gradient by its weights.

    Args:
        model: Layers in a row.
        images: float32 tensor `(n, height, width, channels)`, 0 to 1.

    Returns:
        Tensor `(n, classes)` of the last layer's dtype.
    """
    first, second, *others = model.layers
    if _is_quick_pair(first, second):
        activation = _convolved_and_pooled(first, second, images)
    else:
        activation = second(first(images, training=True), training=True)
    for layer in others:
        dense = _is_quick_dense(layer)
        activation = _dense(layer, activation) if dense else layer(activation, training=True)
    return activation


def _is_quick_pair(first: keras.Layer, second: keras.Layer) -> bool:
    return (
        type(first) is keras.layers.Conv2D
        and type(second) is keras.layers.MaxPooling2D
        and first.activation is keras.activations.relu
        and first.use_bias
        and first.activity_regularizer is None
    )


def _is_quick_dense(layer: keras.Layer) -> bool:
    return type(layer) is keras.layers.Dense and layer.activity_regularizer is None


def _convolved_and_pooled(conv: Any, pool: Any, images: Any) -> Any:
    images = tf.cast(images, conv.compute_dtype)

    def activation(kernel: Any, bias: Any) -> Any:
        with tf.GradientTape() as by_kernel:
            by_kernel.watch(kernel)
            maps = tf.nn.conv2d(
                images, kernel, conv.strides, conv.padding.upper(), dilations=conv.dilation_rate
            )
        maps_and_bias = tf.nn.bias_add(maps, bias)
        with tf.GradientTape() as by_maps:
            by_maps.watch(maps_and_bias)
            pooled = tf.nn.max_pool2d(
                maps_and_bias, pool.pool_size, pool.strides, pool.padding.upper()
            )
        positive = tf.nn.relu(pooled)

        def gradients(slopes: Any) -> tuple[Any, Any]:
            slopes = tf.raw_ops.ReluGrad(gradients=slopes, features=positive)
            of_maps = by_maps.gradient(pooled, maps_and_bias, slopes)
            of_kernel = by_kernel.gradient(maps, kernel, of_maps)
            return of_kernel, tf.raw_ops.BiasAddGrad(out_backprop=slopes)

        return positive, gradients

    return tf.custom_gradient(activation)(*_weights(conv))


def _dense(layer: Any, inputs: Any) -> Any:
    kernel, *bias = _weights(layer)
    outputs = tf.custom_gradient(_product)(tf.cast(inputs, layer.compute_dtype), kernel)
    if bias:
        outputs = tf.nn.bias_add(outputs, bias[0])
    return outputs if layer.activation is None else layer.activation(outputs)


def _product(inputs: Any, kernel: Any) -> Any:
    def gradients(slopes: Any) -> tuple[Any, Any]:
        of_inputs = tf.transpose(tf.matmul(kernel, slopes, transpose_b=True))
        with tf.control_dependencies([of_inputs]):  # both at once are slower than in turn
            of_kernel = tf.matmul(inputs, slopes, transpose_a=True)
        return of_inputs, of_kernel

    return tf.matmul(inputs, kernel), gradients


def _weights(layer: Any) -> list[Any]:
    """Kernel and, if there is one, bias, as tensors of the dtype that the layer computes in."""
    return [tf.cast(weights.value, layer.compute_dtype) for weights in layer.trainable_weights]
