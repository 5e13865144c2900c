"""A run that was filmed, without a training: the shipped network with its kernels made larger."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np

from imgrec import cifar10
from imgrec.architecture import SIX_LAYERS
from imgrec.network import Network, shipped_network
from imgrec.training.film import Frame, Watched, film_frame, held_out_frame
from imgrec.training.recipes import WIKI
from imgrec.training.run_folder import Checkpoint, RunFolder
from imgrec.training.settings import run_settings

STEPS = 20
EPOCHS = 4
OWN = 3  # the sample that stands for the learner's own picture
EVERY = 4  # of the held-out pictures is answered with the next class


def start(path: Path) -> RunFolder:
    """Make a run of four epochs, filmed before its first step and after five."""
    data = cifar10.load("bundled")
    folder = RunFolder(path)
    folder.start(run_settings(WIKI, data, epochs=EPOCHS, seed=0, architecture=SIX_LAYERS))
    for step, so_far in ((0, [np.nan, np.nan]), (5, [2.0, 0.25])):
        told = {"so_far": np.asarray(so_far, np.float32), "steps": np.asarray([STEPS], np.int32)}
        folder.save_frame(0, _frame(0) | told, step=step)
    return folder


def finish_epoch(folder: RunFolder, epoch: int) -> None:
    """Add the end of an epoch, from 1: its frame, its metrics and its checkpoint."""
    held = cifar10.load("bundled").held_out_part()
    moved = np.arange(len(held.y_test)) % EVERY == epoch % EVERY
    logits = np.eye(10, dtype=np.float32)[(held.y_test + moved) % 10]
    end = held_out_frame(network(epoch), _watched(), logits, held.y_test)
    folder.save_frame(epoch, _frame(epoch) | end)
    figures = {"loss": 2 / epoch, "accuracy": 0.3 + epoch / 20}
    held_out = {"val_loss": 1.9 / epoch, "val_accuracy": 0.25 + epoch / 20}
    folder.save(Checkpoint(epoch, {"w": np.zeros(1)}, {"epoch": epoch} | figures | held_out))


def _frame(epoch: int) -> Frame:
    return film_frame(network(epoch), _watched())


def network(epoch: int) -> Network:
    """Give the network as it is after so many epochs."""
    shipped = shipped_network()
    grown = {"conv2d.kernel": shipped.weights["conv2d.kernel"] * np.float32(0.2 + epoch / 5)}
    return replace(shipped, weights=dict(shipped.weights) | grown)


def _watched() -> Watched:
    held = cifar10.load("bundled").held_out_part()
    own = cifar10.samples()[OWN].pixels
    return Watched.of(held.class_names, held.x_test, held.y_test, own)
