"""A shipped film of a training, or the frames of a run -> Film: the network at some moments."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.numpy import load_file

from imgrec.architecture import SIX_LAYERS, Architecture, Dense
from imgrec.by_hand.constraints import MaxNorm
from imgrec.cifar10 import CLASS_NAMES
from imgrec.errors import DatasetError, TrainingError, WeightsError
from imgrec.evaluation import read_evaluation
from imgrec.film_pictures import Followed, followed_samples, watched
from imgrec.filmed import Film, Tested
from imgrec.training.moments import Moment
from imgrec.training.run_folder import RunFolder
from imgrec.training.settings import has_own_pictures, pictures_of_run

__all__ = ["Film", "Tested", "film_of_run", "shipped_film"]

ASSETS = Path(__file__).parent / "assets"
MOST_MOMENTS = 240
FIGURES = ("loss", "accuracy", "val_loss", "val_accuracy")
ARRAYS = ("kernel", "unit_norms", "filter_norms", "answers", "confusion", "awake")
NOT_MEASURED = 255

Arrays = Mapping[str, NDArray[Any]]


def shipped_film(name: str) -> Film:
    """The film that lies beside the weights of a shipped network, such as `six_layers`.

    Raises:
        WeightsError: there is no such film, or it is not whole.
    """
    path = ASSETS / f"{name}.film.safetensors"
    try:
        stored: dict[str, Any] = load_file(path)
        epoch, samples = stored["epoch"], followed_samples()
        return Film(
            **{array: stored[array] for array in (*FIGURES, *ARRAYS)},
            epoch=epoch,
            step=np.zeros_like(epoch),
            awake_of=_count(stored, "awake_of", len(samples)),
            class_names=CLASS_NAMES,
            samples=samples,
            limit=_limit(SIX_LAYERS),
            epochs=int(epoch[-1]),
            test=_tested(read_evaluation(name)),
        )
    except (OSError, SafetensorError, KeyError) as error:
        raise WeightsError(
            f"Expected the film of a training in {path}. It cannot be read ({error}). "
            "Install imgrec again."
        ) from error


def film_of_run(folder: RunFolder) -> Film | None:
    """The film of a run as far as it is; None before its first frame.

    Raises:
        TrainingError: there is no run in the folder.
    """
    config, moments = folder.config(), thinned(folder.moments())
    if not moments:
        return None
    names = tuple(config.get("class_names", CLASS_NAMES))
    frames = [_frame(at.path, at.path.stat().st_mtime_ns) for at in moments]
    ends = {line["epoch"]: line for line in folder.metrics()}
    told = [_figures(at, frame, ends) for at, frame in zip(moments, frames, strict=True)]
    figures: dict[str, Any] = dict(zip(FIGURES, np.asarray(told, np.float32).T, strict=True))
    arrays: dict[str, Any] = {name: _stacked(frames, name) for name in ARRAYS}
    return Film(
        **(figures | arrays),
        epoch=np.asarray([at.epoch for at in moments], np.int32),
        step=np.asarray([at.step or 0 for at in moments], np.int32),
        steps=max(_count(frame, "steps", 1) for frame in frames),
        awake_of=max(_count(frame, "awake_of", 0) for frame in frames),
        own=_stacked(frames, "own") if any("own" in frame for frame in frames) else None,
        answered=_stacked(frames, "answered"),
        class_names=names,
        samples=_samples(folder, names),
        limit=_limit(Architecture.from_dict(config["architecture"])),
        epochs=config["epochs"],
        finished=folder.weights.exists(),
        test=_tested(_evaluation_of(folder)),
        folder=folder,
    )


def thinned(moments: Sequence[Moment]) -> list[Moment]:
    """At most `MOST_MOMENTS` of them, the first and the last among them.

    Those within an epoch go first, then every second, third ... of the others.
    """
    if len(moments) <= MOST_MOMENTS:
        return list(moments)
    kept = [at for at in moments if at.step is None or at.epoch == 0 or at is moments[-1]]
    every = -(-len(kept) // (MOST_MOMENTS - 1))
    return [at for i, at in enumerate(kept) if i % every == 0 or at is kept[-1]]


@lru_cache(maxsize=4 * MOST_MOMENTS)
def _frame(path: Path, changed: int) -> Arrays:
    """A frame that was read before and has not changed since is not read again."""
    return load_file(path)


def _stacked(frames: Sequence[Arrays], name: str) -> NDArray[Any]:
    """An array of all frames: NaN, 0 or 255 in those that lack it."""
    there = next((frame[name] for frame in frames if name in frame), np.empty(0, np.uint8))
    missing = {"f": np.nan, "i": 0, "u": NOT_MEASURED}[there.dtype.kind]
    return np.stack([frame.get(name, np.full_like(there, missing)) for frame in frames])


def _figures(at: Moment, frame: Arrays, ends: Mapping[int, Mapping[str, float]]) -> list[float]:
    """`FIGURES` at a moment."""
    if at.step is not None:
        return [*frame["so_far"].tolist(), np.nan, np.nan]
    return [ends.get(at.epoch, {}).get(name, np.nan) for name in FIGURES]


def _samples(folder: RunFolder, names: tuple[str, ...]) -> tuple[Followed, ...]:
    """The sample pictures; none where the pictures of the run are gone."""
    if names == CLASS_NAMES:
        return followed_samples()
    return _samples_of(folder.path, names) if has_own_pictures(folder) else ()


@lru_cache(maxsize=64)
def _samples_of(path: Path, names: tuple[str, ...]) -> tuple[Followed, ...]:
    try:
        held_out = pictures_of_run(RunFolder(path), None).held_out_part()
    except (DatasetError, TrainingError):
        return ()
    return watched(names, held_out.x_test, held_out.y_test)


def _evaluation_of(folder: RunFolder) -> dict[str, Any] | None:
    path = folder.evaluation
    found: dict[str, Any] | None = json.loads(path.read_bytes()) if path.exists() else None
    return found


def _limit(architecture: Architecture) -> float | None:
    hidden = next(layer for layer in architecture.layers if isinstance(layer, Dense))
    constraint = hidden.kernel_constraint
    return float(constraint.max_value) if isinstance(constraint, MaxNorm) else None


def _tested(evaluation: Mapping[str, Any] | None) -> Tested | None:
    if evaluation is None:
        return None
    return Tested(evaluation["loss"], evaluation["accuracy"], evaluation["n"])


def _count(arrays: Arrays, name: str, otherwise: int) -> int:
    return int(arrays[name].flat[0]) if name in arrays else otherwise
