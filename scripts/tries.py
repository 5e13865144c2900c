"""CIFAR-10 and a teacher's answers -> what each change of the recipe gives, for the model card.

    python -m scripts.tries ANSWERS RUNS [NAME ...]

Every try is a run of its own in the folder RUNS; one that is finished there is not trained again,
and one that was stopped goes on. All are measured on the 5,000 held-out pictures, on which the
shipped recipe was chosen, and none on the test pictures.
"""

from __future__ import annotations

import argparse
import json
from collections import deque
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from imgrec import cifar10
from imgrec.dataset import Dataset
from imgrec.training import run
from imgrec.training.open_run import OpenRun
from imgrec.training.recipes import BEST, TAUGHT, Recipe
from imgrec.training.reports import EpochReport, StepReport
from imgrec.training.run_folder import RunFolder
from imgrec.training.teacher import Teacher, load_teacher
from imgrec.training.whole_files import Arrays

FOUND = Path(__file__).parents[1] / "docs" / "tries.json"
AVERAGED = 5  # epochs at the end whose weights are averaged

SHORT = replace(BEST, epochs=30)
SHORT_TAUGHT = replace(SHORT, name="taught", teacher_share=1.0, teacher_temperature=2.0)
TRIES = {
    "best": SHORT,
    "best, learning rate 0.1": replace(SHORT, learning_rate=0.1),
    "taught, temperature 1": replace(SHORT_TAUGHT, teacher_temperature=1.0),
    "taught, temperature 2": SHORT_TAUGHT,
    "taught, temperature 4": replace(SHORT_TAUGHT, teacher_temperature=4.0),
    "taught, temperature 2, weight decay 0.0025": replace(SHORT_TAUGHT, weight_decay=2.5e-3),
    "taught, temperature 2, batches of 128": replace(SHORT_TAUGHT, batch_size=128),
    "taught, temperature 2, learning rate 0.1": replace(SHORT_TAUGHT, learning_rate=0.1),
    "taught, temperature 2, learning rate 0.2": replace(SHORT_TAUGHT, learning_rate=0.2),
    "taught, temperature 2, learning rate 0.1, 256 epochs": replace(TAUGHT, weight_decay=5e-3),
    "the same, weight decay 0.0025 (ships)": TAUGHT,
}


def main() -> None:
    """Train the tries named on the command line, or all, and write what they came to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("answers", type=Path)
    parser.add_argument("runs", type=Path)
    parser.add_argument("names", nargs="*", default=list(TRIES))
    asked = parser.parse_args()
    data = cifar10.load("full")
    teacher = load_teacher(asked.answers, data)
    for name in asked.names:
        folder = RunFolder(asked.runs / name.replace(", ", "-").replace(" ", "_"))
        found = tried(TRIES[name], folder, data, teacher)
        print(f"{name}: {found}", flush=True)
        keep(name, found)


def tried(recipe: Recipe, folder: RunFolder, data: Dataset, teacher: Teacher) -> dict[str, Any]:
    """Train a try to its end, and measure it on the held-out pictures, without dropout."""
    last: deque[Arrays] = deque(maxlen=AVERAGED)

    def report(event: StepReport | EpochReport) -> None:
        checkpoint = folder.last_checkpoint() if isinstance(event, EpochReport) else None
        if checkpoint is not None:
            last.append(checkpoint.arrays)

    if not (folder.path / "config.json").exists():
        needed = teacher if recipe.teacher_share else None
        run.train(recipe, data=data, out=folder.path, teacher=needed, report=report)
    elif len(folder.metrics()) < recipe.epochs:
        run.resume(folder.path, data=data, report=report)
    metrics = folder.metrics()
    return {
        "epochs": recipe.epochs,
        "minutes": round(sum(line["seconds"] for line in metrics) / 60, 1),
        "held_out": metrics[-1]["val_accuracy"],
        "averaged": _accuracy(OpenRun(folder, data), last) if len(last) == AVERAGED else None,
    }


def _accuracy(trained: OpenRun, states: Sequence[Arrays]) -> float:
    """Of the mean of some epochs' weights."""
    mean = {
        name: np.asarray(np.mean([state[name] for state in states], axis=0))
        if array.dtype.kind == "f"
        else array
        for name, array in states[-1].items()
    }
    trained.learner.restore(mean)
    right = trained.held_out_logits().argmax(axis=1) == trained.held_y
    return float(right.mean())


def keep(name: str, found: dict[str, Any]) -> None:
    """Put what a try came to beside what the others did."""
    known = json.loads(FOUND.read_text(encoding="utf-8")) if FOUND.exists() else {}
    ordered = {n: (known | {name: found})[n] for n in TRIES if n in known or n == name}
    FOUND.write_text(json.dumps(ordered, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
