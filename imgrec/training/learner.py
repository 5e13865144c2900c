"""Keras model + recipe -> steps of gradient descent."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import keras
import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from imgrec.errors import TrainingError
from imgrec.training import quick_layers
from imgrec.training.batches import Batch
from imgrec.training.devices import share
from imgrec.training.quick_descent import QuickSGD, use_quick_max_norm
from imgrec.training.recipes import Recipe

PREDICTION_BATCH = 500
NOT_DECAYED = ("bias", "gamma", "beta")


def learning_rate(recipe: Recipe, progress: float) -> float:
    """The learning rate when `progress` (0 to 1) of all steps are done.

    Reference:
        Smith and Topin, "Super-Convergence", 2018: one rise, one long fall.
    """
    if recipe.schedule == "constant":
        return recipe.learning_rate
    if progress < recipe.warm_up:
        return recipe.learning_rate * progress / recipe.warm_up
    fallen = (progress - recipe.warm_up) / (1 - recipe.warm_up)
    return recipe.learning_rate * (1 + math.cos(math.pi * fallen)) / 2


class Learner:
    """A model and its optimizer: one step at a time, and all their state for a checkpoint."""

    def __init__(self, model: keras.Sequential, recipe: Recipe) -> None:
        """Build the optimizer and the compiled step."""
        self._model, self._recipe = model, recipe
        use_quick_max_norm(model)
        self._optimizer = QuickSGD(
            recipe.learning_rate,
            momentum=recipe.momentum,
            nesterov=recipe.momentum > 0,
            weight_decay=recipe.weight_decay or None,
        )
        if recipe.weight_decay:
            self._optimizer.exclude_from_weight_decay(var_names=list(NOT_DECAYED))
        self._optimizer.build(model.trainable_variables)
        self._step = self._compiled_step()
        self._predict = tf.function(
            lambda pictures: tf.cast(model(_images(pictures), training=False), tf.float32)
        )

    def step(self, batch: Batch, *, rate: float) -> tuple[float, float]:
        """Move all weights once; gives the mean loss and how many answers were right."""
        self._optimizer.learning_rate = rate
        loss, right = self._step(batch.pictures, batch.classes, batch.targets, batch.mix)
        return float(loss), float(right)

    def logits(self, pictures: NDArray[np.uint8]) -> NDArray[np.float32]:
        """What the model answers now, without dropout: `(n, classes)`."""
        starts = range(0, len(pictures), PREDICTION_BATCH)
        return np.concatenate(
            [self._predict(pictures[start : start + PREDICTION_BATCH]).numpy() for start in starts]
        )

    def state(self) -> dict[str, NDArray[Any]]:
        """Every variable by its place, dropout's seeds among them."""
        return {name: np.asarray(variable) for name, variable in self._variables().items()}

    def restore(self, state: Mapping[str, NDArray[Any]]) -> None:
        """Set every variable to what `state` gave.

        Raises:
            TrainingError: If the arrays are not those of this model and optimizer.
        """
        variables = self._variables()
        expected = {name: tuple(variable.shape) for name, variable in variables.items()}
        received = {name: array.shape for name, array in state.items()}
        if expected != received:
            raise TrainingError(
                f"Expected a checkpoint of {expected}. Received {received}. "
                "Resume with the versions that config.json names."
            )
        for name, variable in variables.items():
            variable.assign(state[name])

    def _variables(self) -> dict[str, keras.Variable]:
        own = {f"model.{place}": v for place, v in enumerate(self._model.variables)}
        kept = {f"optimizer.{place}": v for place, v in enumerate(self._optimizer.variables)}
        return own | kept

    def _compiled_step(self) -> Any:
        model, optimizer, mixes = self._model, self._optimizer, self._recipe.mixup > 0
        strategy = tf.distribute.get_strategy()
        devices = strategy.num_replicas_in_sync

        def step_of_one_device(
            pictures: Any, classes: Any, targets: Any, mix: Any
        ) -> tuple[Any, Any]:
            images, count = _images(pictures), tf.cast(tf.shape(pictures)[0], tf.float32)
            if mixes:
                blend = mix[:, None, None, None]
                images = blend * images + (1 - blend) * images[::-1]
            images, classes, targets = share(images), share(classes), share(targets)
            with tf.GradientTape() as tape:
                logits = tf.cast(quick_layers.answers(model, images), tf.float32)
                losses = tf.nn.softmax_cross_entropy_with_logits(targets, logits)
                regularized = [loss / devices for loss in model.losses]
                loss = tf.add_n([tf.reduce_sum(losses) / count, *regularized])
            optimizer.apply(tape.gradient(loss, model.trainable_variables))
            right = tf.argmax(logits, axis=1) == tf.cast(classes, tf.int64)
            return loss, tf.reduce_sum(tf.cast(right, tf.float32))

        def step(*batch: Any) -> Any:
            return strategy.reduce("SUM", strategy.run(step_of_one_device, batch), axis=None)

        return tf.function(step, reduce_retracing=True)


def _images(pictures: Any) -> Any:
    return tf.cast(pictures, tf.float32) / 255
