"""CIFAR-10 -> what a larger network answers on every training picture, shifted and mirrored.

    python -m scripts.teacher ANSWERS [--epochs N]

The file is for `imgrec train --recipe taught --teacher ANSWERS`. The teacher has seven
convolutions, as wide as two cores can train in half an hour; it learns from the same 45,000
pictures as the six layers do, and neither from those held out nor from those of the test part. It
does not ship.
"""

from __future__ import annotations

import argparse
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import keras
import numpy as np
from numpy.typing import NDArray

from imgrec import cifar10
from imgrec.dataset import Dataset
from imgrec.training.batches import Batches
from imgrec.training.learner import Learner, learning_rate
from imgrec.training.recipes import BEST
from imgrec.training.teacher import SHIFTS, Teacher, save_teacher, variations

WIDTHS = (64, 256, 256)
RECIPE = replace(
    BEST,
    name="teacher",
    epochs=20,
    batch_size=512,
    learning_rate=0.3,
    warm_up=0.2,
    label_smoothing=0.0,
    normalise=False,  # of the six layers' model; the teacher normalises in its own
    calibrate=False,
)


def main() -> None:
    """Train the teacher and write its answers."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("answers", type=Path)
    parser.add_argument("--epochs", type=int, default=RECIPE.epochs)
    asked = parser.parse_args()
    data = cifar10.load("full")
    learner = taught(data, epochs=asked.epochs)
    logits = answers(learner, data.training_part().x_train)
    save_teacher(asked.answers, Teacher(logits, data.sha))


def taught(data: Dataset, *, epochs: int, seed: int = 0) -> Learner:
    """The teacher, trained on the training part; prints what each epoch comes to."""
    parts = data.held_out_part()
    keras.utils.set_random_seed(seed)
    learner = Learner(model(), RECIPE)
    batches = Batches(parts.x_train, parts.y_train, classes=10, recipe=RECIPE, seed=seed)
    for epoch in range(epochs):
        began, losses = time.perf_counter(), []
        for step, batch in enumerate(batches.epoch(epoch)):
            done = (epoch * len(batches) + step) / (epochs * len(batches))
            loss, _ = learner.step(batch, rate=learning_rate(RECIPE, done))
            losses.append(loss)
        right = float(np.mean(learner.logits(parts.x_test).argmax(axis=1) == parts.y_test))
        seconds = time.perf_counter() - began
        print(
            f"epoch {epoch + 1}: loss {np.mean(losses):.4f}, right on {right:.2%} of "
            f"{len(parts.y_test):,} held-out pictures, {seconds:.0f} s",
            flush=True,
        )
    return learner


def model() -> keras.Sequential:
    """A convolution, then three pairs of them, each pair at half the size of the one before."""
    layers, policy = keras.layers, keras.DTypePolicy(RECIPE.precision)
    stack: list[Any] = [keras.Input((32, 32, 3))]

    def convolution(width: int, *, pooled: bool) -> None:
        stack.append(layers.Conv2D(width, 3, padding="same", use_bias=False, dtype=policy))
        if pooled:
            stack.append(layers.MaxPooling2D(dtype=policy))
        stack.append(layers.BatchNormalization(momentum=0.9, dtype=policy))
        stack.append(layers.Activation("silu", dtype=policy))

    convolution(24, pooled=False)
    for width in WIDTHS:
        convolution(width, pooled=True)
        convolution(width, pooled=False)
    stack += [layers.GlobalMaxPooling2D(dtype=policy), layers.Dense(10)]
    return keras.Sequential(stack)


def answers(learner: Learner, pictures: NDArray[np.uint8]) -> NDArray[np.float16]:
    """The logits for each picture as it is and mirrored, at every place of the grid of shifts.

    Returns:
        float16 array `(n, 2, shifts, shifts, 10)`.
    """
    given = np.empty((len(pictures), 2, len(SHIFTS), len(SHIFTS), 10), np.float16)
    for place, varied in variations(pictures):
        given[:, *place] = learner.logits(varied)
    return given


if __name__ == "__main__":
    main()
