"""Finished runs -> everything in the repository that depends on the weights.

    python -m scripts.release [--six-layers RUN] [--wiki RUN]

It reads the 10,000 test pictures once for each network that is named, and writes, in this order:
the shipped weights, beside them an evaluation, a film and a detector (`scripts.trust`), the figures
of the model card, the pictures of the README. Run it after every training whose weights shall ship.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import numpy as np
from safetensors.numpy import save_file

from imgrec import cifar10
from imgrec.evaluation import evaluate
from imgrec.network import SHIPPED, Network, load_network, save_network
from imgrec.training.run_folder import RunFolder
from scripts import model_card, pictures, trust

ASSETS = Path(__file__).parents[1] / "imgrec" / "assets"
MOMENTS = 15
NOT_SHIPPED = ("answered", "own")  # of a film: they would need the pictures beside them


def main() -> None:
    """Release the runs named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in SHIPPED:
        parser.add_argument(f"--{name.replace('_', '-')}", type=Path, metavar="RUN")
    named = {name: path for name, path in vars(parser.parse_args()).items() if path is not None}
    data = cifar10.load("full")
    for name, run in ((name, RunFolder(path)) for name, path in named.items()):
        network = ship(run, name)
        evaluation = evaluate(network, data.x_test, data.y_test, data="CIFAR-10 test").to_dict()
        trust.write_json(
            ASSETS / f"{name}.evaluation.json", evaluation | {"training": training(run)}
        )
        ship_film(run, ASSETS / f"{name}.film.safetensors")
        print(f"{name}: right on {evaluation['accuracy']:.2%} of {evaluation['n']:,}")
        trust.measure(name, data)
    trust.draw()
    model_card.update()
    pictures.main()


def ship(run: RunFolder, name: str) -> Network:
    """Copy a run's weights under the name that they ship by."""
    trained = load_network(run.weights)
    return save_network(
        ASSETS / f"{name}.safetensors",
        architecture=trained.architecture,
        class_names=trained.class_names,
        weights=trained.weights,
        name=name,
    )


def training(run: RunFolder) -> dict[str, Any]:
    """How the run was made, for the evaluation file."""
    config, metrics = run.config(), run.metrics()
    return {
        "recipe": config["recipe"],
        "epochs": config["epochs"],
        "seed": config["seed"],
        "made_with": config["made_with"],
        "minutes": round(sum(line["seconds"] for line in metrics) / 60, 1),
        "held_out_accuracy": metrics[-1]["val_accuracy"],
    }


def ship_film(run: RunFolder, path: Path) -> None:
    """Stack some moments of a run, the first and the last among them, closer at the beginning."""
    frames, metrics = run.frames(), {line["epoch"]: line for line in run.metrics()}
    spaced = np.geomspace(1, max(frames), min(MOMENTS, len(frames))).round().astype(int)
    filmed = np.asarray(list(frames))  # not every epoch of a long run is
    epochs = sorted({int(filmed[np.abs(filmed - epoch).argmin()]) for epoch in spaced})
    shown = [name for name in frames[epochs[0]] if name not in NOT_SHIPPED]
    film = {name: np.stack([frames[e][name] for e in epochs]) for name in shown}
    for figure in ("loss", "accuracy", "val_loss", "val_accuracy"):
        film[figure] = np.asarray([metrics[epoch][figure] for epoch in epochs], np.float32)
    save_file(film | {"epoch": np.asarray(epochs, np.int32)}, path)


if __name__ == "__main__":
    main()
