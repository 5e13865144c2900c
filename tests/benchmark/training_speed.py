"""`training_speed.py STEPS ROUNDS`: ours beside stock Keras's `fit`, as lines of JSON.

The network of the course, recipe `wiki`, batches of 128 made-up pictures: they cost what real ones
do. Ours counts making the batches; `fit` is counted whole, and its steps once more alone.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from dataclasses import replace

import keras
import numpy as np
import tensorflow as tf

from imgrec.architecture import SIX_LAYERS
from imgrec.keras_model import build
from imgrec.training.batches import Batches
from imgrec.training.learner import Learner
from imgrec.training.normalised_model import training_model
from imgrec.training.recipes import WIKI

BATCH = 128
SIZE = 2048  # of the square matrices whose product shows what the machine can do


class StepClock(keras.callbacks.Callback):
    """The seconds from the first step's begin to the last one's end."""

    def on_train_batch_begin(self, batch: int, logs: object = None) -> None:
        if batch == 0:
            self.began = time.perf_counter()

    def on_train_batch_end(self, batch: int, logs: object = None) -> None:
        self.seconds = time.perf_counter() - self.began


def main() -> None:
    """Answer each line that is read with a round of both, so that others can take turns."""
    steps = int(sys.argv[1])
    random = np.random.default_rng(0)
    x = random.integers(0, 256, (steps * BATCH, 32, 32, 3), np.uint8)
    y = random.integers(0, 10, len(x)).astype(np.uint8)
    ours, fit = our_epoch(x, y), stock_epoch(x, y)
    left, right = (tf.Variable(tf.random.normal((SIZE, SIZE))) for _ in "ab")
    product = tf.function(lambda: tf.matmul(left, right))
    for _ in range(2):
        ours(), fit(), product()
    for _ in sys.stdin:
        whole, steps_alone = fit()
        took = {"ours": seconds(ours), "fit": whole, "fit's steps": steps_alone}
        speeds = {name: len(x) / spent for name, spent in took.items()}
        speeds["GFLOP/s"] = 2 * SIZE**3 / seconds(product) / 1e9
        print(json.dumps(speeds), flush=True)


def our_epoch(x: np.ndarray, y: np.ndarray) -> Callable[[], object]:
    recipe = replace(WIKI, batch_size=BATCH)
    tf.config.experimental.enable_op_determinism()
    keras.utils.set_random_seed(0)
    learner = Learner(training_model(SIX_LAYERS, recipe), recipe)
    batches = Batches(x, y, classes=10, recipe=recipe, seed=0)
    return lambda: [learner.step(batch, rate=recipe.learning_rate) for batch in batches.epoch(0)]


def stock_epoch(x: np.ndarray, y: np.ndarray) -> Callable[[], tuple[float, float]]:
    model = build(SIX_LAYERS)
    model.compile("sgd", "sparse_categorical_crossentropy", metrics=["accuracy"])
    images = x.astype(np.float32) / 255

    def fit() -> tuple[float, float]:
        clock, start = StepClock(), time.perf_counter()
        model.fit(images, y, batch_size=BATCH, verbose=0, callbacks=[clock])
        return time.perf_counter() - start, clock.seconds

    return fit


def seconds(work: Callable[[], object]) -> float:
    """Time one call."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
