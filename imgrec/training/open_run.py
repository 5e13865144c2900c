"""A run in memory: its epochs, each kept in its folder before the next, and its network.

Everything random is keyed by seed and epoch, or lies in a variable that the checkpoint holds (the
dropout layers' seeds too), so a run that was killed and resumed ends with the very weights of one
that was not, on the same machine with the same number of threads.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import keras
import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from imgrec import calibration
from imgrec.architecture import Architecture
from imgrec.dataset import Dataset
from imgrec.network import Network, save_network
from imgrec.training.batches import Batches
from imgrec.training.camera import Camera
from imgrec.training.devices import strategy_for
from imgrec.training.learner import Learner, learning_rate
from imgrec.training.normalised_model import folded_weights, training_model
from imgrec.training.recipes import Recipe
from imgrec.training.reports import EpochReport, Report, StepReport
from imgrec.training.run_folder import Checkpoint, RunFolder
from imgrec.training.steering import Steering
from imgrec.training.tally import Tally, diverged
from imgrec.training.teacher import load_teacher


class OpenRun:
    """The Keras model of a run, its optimizer, and how many epochs they have had."""

    def __init__(self, folder: RunFolder, data: Dataset, steering: Steering | None = None) -> None:
        """Build the model as the folder's settings say, as far trained as its checkpoint is."""
        config = folder.config()
        self.folder, self.recipe = folder, Recipe(**config["recipe"])
        self.steering = steering or Steering()
        self.epochs, self.seed = config["epochs"], config["seed"]
        self.architecture = Architecture.from_dict(config["architecture"])
        self.class_names = data.class_names
        parts = data.held_out_part()
        self.held_x, self.held_y = parts.x_test, parts.y_test
        self.batches = Batches(
            parts.x_train,
            parts.y_train,
            classes=len(self.class_names),
            recipe=self.recipe,
            seed=self.seed,
            teacher=load_teacher(folder.teacher, data) if self.recipe.teacher_share else None,
        )
        keras.utils.set_random_seed(self.seed)
        tf.config.experimental.enable_op_determinism()
        with strategy_for(config.get("devices", 1)).scope():
            self.model = training_model(self.architecture, self.recipe)
            self.learner = Learner(self.model, self.recipe)
        self.camera = Camera(self)
        self.done = self._restore(folder.last_checkpoint())

    def finish(self, report: Report) -> Network:
        """Train the epochs that are still owed, and write the finished network."""
        for epoch in range(self.done, self.epochs):
            metrics = self._epoch(epoch, report)
            self._save(metrics)
            told = ("loss", "accuracy", "val_loss", "val_accuracy", "seconds")
            report(EpochReport(epoch, self.epochs, **{name: metrics[name] for name in told}))
        return self.save_network()

    def _epoch(self, epoch: int, report: Report) -> dict[str, Any]:
        tally, steps = Tally(), len(self.batches)
        for step, batch in enumerate(self.batches.epoch(epoch)):
            with tally.stopped():
                self.camera.step(epoch, step, steps, tally)
            done = (epoch * steps + step) / (self.epochs * steps)
            rate = learning_rate(self._recipe_now(), done)
            loss, right = self.learner.step(batch, rate=rate)
            if not np.isfinite(loss):
                raise diverged(loss, epoch, step, kept=self.done, folder=self.folder.path)
            tally.add(loss, right, len(batch))
            told = (tally.loss, tally.pictures_per_second)
            with tally.stopped():
                report(StepReport(epoch, self.epochs, step, steps, *told))
        rates = {"learning_rate": rate, "highest_learning_rate": self.recipe.learning_rate}
        return {"epoch": epoch + 1, **tally.metrics(), **rates}

    def _recipe_now(self) -> Recipe:
        if self.steering.learning_rate is not None:
            self.recipe = replace(self.recipe, learning_rate=self.steering.learning_rate)
        return self.recipe

    def _save(self, metrics: dict[str, Any]) -> None:
        """Measure on the held-out pictures, then keep the epoch; adds `val_` to the metrics."""
        logits = self.held_out_logits()
        metrics["val_loss"] = calibration.cross_entropy(logits, self.held_y)
        metrics["val_accuracy"] = float(np.mean(logits.argmax(axis=1) == self.held_y))
        self.camera.end(metrics["epoch"], logits)
        self.folder.save(Checkpoint(metrics["epoch"], self.learner.state(), metrics))
        self.done = metrics["epoch"]

    def _restore(self, checkpoint: Checkpoint | None) -> int:
        if checkpoint is None:
            return 0
        self.learner.restore(checkpoint.arrays)
        highest = checkpoint.metrics.get("highest_learning_rate", self.recipe.learning_rate)
        self.recipe = replace(self.recipe, learning_rate=highest)  # as it was changed meanwhile
        return checkpoint.epoch

    def held_out_logits(self) -> NDArray[np.float32]:
        """What the model answers now on the held-out pictures: `(n, classes)`."""
        return self.learner.logits(self.held_x)

    def network(self) -> Network:
        """The six layers as they stand, without the id of a file."""
        weights = folded_weights(self.model, self.architecture)
        return Network("", self.recipe.name, self.architecture, self.class_names, weights)

    def save_network(self) -> Network:
        """Write the network as it stands; gives it as it was saved, rounded to float16."""
        weights = folded_weights(self.model, self.architecture)
        if self.recipe.calibrate:
            temperature = calibration.best_temperature(self.held_out_logits(), self.held_y)
            output = self.architecture.layers[-1].name
            for part in (f"{output}.kernel", f"{output}.bias"):
                weights[part] = weights[part] / np.float32(temperature)
        with self.folder.writing():
            return save_network(
                self.folder.weights,
                architecture=self.architecture,
                class_names=self.class_names,
                weights=weights,
                name=self.recipe.name,
            )
