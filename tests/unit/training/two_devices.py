"""The same steps on one device and on two -> the largest difference of any number, as JSON.

Run on its own: TensorFlow splits the processor in two only before it is first used.
"""

from __future__ import annotations

import json
from dataclasses import replace

import keras
import numpy as np
import tensorflow as tf

from imgrec.architecture import Architecture, Conv2D, Dense, Dropout, Flatten, MaxPooling2D
from imgrec.by_hand.constraints import MaxNorm
from imgrec.training.batches import Batches
from imgrec.training.devices import strategy_for
from imgrec.training.learner import Learner
from imgrec.training.normalised_model import training_model
from imgrec.training.recipes import BEST, WIKI, Recipe

SMALL = Architecture(
    (12, 12, 3),
    (
        Conv2D(8, (3, 3), padding="same", activation="relu", kernel_constraint=MaxNorm(0.4)),
        MaxPooling2D((2, 2)),
        Flatten(),
        Dense(400, activation="relu", kernel_constraint=MaxNorm(0.8)),
        Dropout(0.0),  # each device draws its own masks
        Dense(10, activation="softmax", name="output"),
    ),
)
RECIPES = {
    "wiki": replace(WIKI, batch_size=25),  # no even number: one device gets a picture more
    "best": replace(BEST, batch_size=25, mixup=0.4, precision="float32"),
}
COUNT = 110
RANDOM = np.random.default_rng(0)
X = RANDOM.integers(0, 256, (COUNT, 12, 12, 3), np.uint8)
Y = RANDOM.integers(0, 10, COUNT).astype(np.uint8)


def main() -> None:
    """Print what differs, recipe by recipe."""
    processor = tf.config.list_physical_devices("CPU")[0]
    half = tf.config.LogicalDeviceConfiguration()
    tf.config.set_logical_device_configuration(processor, [half, half])
    differences = {name: largest_difference(recipe) for name, recipe in RECIPES.items()}
    print(json.dumps(differences))


def largest_difference(recipe: Recipe) -> float:
    """Compare all weights, momenta and answers."""
    one, other = (trained(recipe, devices) for devices in (1, 2))
    return max(float(np.abs(one[name] - other[name]).max()) for name in one)


def trained(recipe: Recipe, devices: int) -> dict[str, np.ndarray]:
    keras.utils.set_random_seed(0)
    with strategy_for(devices).scope():
        learner = Learner(training_model(SMALL, recipe), recipe)
    batches = Batches(X, Y, classes=10, recipe=recipe, seed=0)
    losses = [learner.step(batch, rate=0.05) for batch in batches.epoch(0)]
    learner.restore(learner.state())
    return {
        **learner.state(),
        "losses": np.float64(losses),
        "answers": learner.logits(X),
    }


if __name__ == "__main__":
    main()
