"""Network -> a file or folder that other tools read: Keras, HDF5, SavedModel, LiteRT or ONNX.

Every format holds the same model: float32 images of values 0 to 1 in, `(n, 32, 32, 3)`, softmax
probabilities out, `(n, 10)`. It is written beside its place and moved there when it is whole.
"""

from __future__ import annotations

import contextlib
import errno
import importlib.util
import logging
import math
import os
import shutil
import tempfile
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from imgrec import keras_names
from imgrec.errors import ExportError
from imgrec.quiet import quiet_stderr

if TYPE_CHECKING:
    from imgrec.network import Network

FormatName = Literal["keras", "h5", "savedmodel", "tflite", "onnx"]
REMEDY = 'pip install "imgrec[export]"'


@dataclass(frozen=True)
class Format:
    """One way to write a network down.

    Attributes:
        name: What the command line calls it.
        suffix: The ending that the readers of this format expect; empty where it is a folder.
        requires: Packages beyond imgrec's own that the converter imports.
        write: Writes a Keras model to a path that does not exist yet.
    """

    name: str
    suffix: str
    requires: tuple[str, ...]
    write: Callable[[Any, Path], None]


def export(network: Network, format: str, out: Path, *, force: bool = False) -> Path:
    """Write the network in one of `FORMATS`, so that other tools can run it.

    Args:
        network: The network to write; its weights go out as float32.
        format: One of `keras`, `h5`, `savedmodel`, `tflite`, `onnx`.
        out: The file, or for `savedmodel` the folder, to make.
        force: Whether an earlier export at `out` may be replaced.

    Returns:
        `out`.

    Raises:
        ExportError: The format is unknown, its converter is not installed, `out` exists or has
            another format's ending, or nothing can be written there.
    """
    chosen = find_format(format)
    check_converter(chosen)
    _check_place(chosen, out, force=force)
    model = _keras_model(network)
    try:
        _write_then_move(chosen, model, out, network)
    except OSError as error:
        raise ExportError(
            f"Expected to write {out}. Received: {error.strerror or error}. "
            "Choose a folder with room that you may write to."
        ) from error
    return out


def find_format(name: str) -> Format:
    """The format of this name, or an `ExportError` that lists them all."""
    if name not in FORMATS:
        raise ExportError(
            f"Expected one of the formats {', '.join(FORMATS)}. Received {name!r}. Choose one."
        )
    return FORMATS[name]


def check_converter(chosen: Format) -> None:
    """Raise `ExportError` where a package that writes this format is not installed."""
    missing = [name for name in chosen.requires if importlib.util.find_spec(name) is None]
    if missing:
        raise ExportError(
            f"Expected {' and '.join(missing)}, which the format {chosen.name!r} needs, "
            f"and found nothing of that name. Install it: {REMEDY}"
        )


def _check_place(chosen: Format, out: Path, *, force: bool) -> None:
    if chosen.suffix and out.suffix.lower() != chosen.suffix:
        raise ExportError(
            f"Expected a file name that ends in {chosen.suffix} for the format {chosen.name!r}. "
            f"Received {out}. Call it {out.stem or 'model'}{chosen.suffix}."
        )
    if not os.path.lexists(out):
        return
    if out.is_dir() and not _replaceable_folder(chosen, out):
        raise ExportError(
            f"Expected a place for a new export. Received {out}, a folder that holds other "
            "things. Choose another name."
        )
    if not force:
        raise ExportError(
            f"Expected a place where nothing is yet. Received {out}, which exists. "
            "Choose another name, or replace it with --force."
        )


def _replaceable_folder(chosen: Format, out: Path) -> bool:
    """Whether a folder may go: a SavedModel, or empty, and about to be one again."""
    holds_a_model = (out / "saved_model.pb").is_file() or not any(out.iterdir())
    return not chosen.suffix and holds_a_model


def _keras_model(network: Network) -> Any:
    import numpy as np

    with quiet_stderr():
        from imgrec import keras_model

    model = keras_model.build(network.architecture)
    keras_model.set_weights(model, network)
    model(np.zeros((1, *network.architecture.input_shape), np.float32))  # ONNX wants one call
    return model


def _write_then_move(chosen: Format, model: Any, out: Path, network: Network) -> None:
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".imgrec-export-", dir=out.parent) as staging:
        made = Path(staging) / f"model{chosen.suffix}"
        _check_room(model, Path(staging))
        with _quiet_converters():
            chosen.write(model, made)
        if chosen.name == "keras":
            keras_names.add(made, network)
        if out.is_dir():  # a folder cannot be replaced in one step
            os.replace(out, Path(staging) / "earlier")
        os.replace(made, out)


def _check_room(model: Any, folder: Path) -> None:
    """Look for room first: a converter that runs out of it fails without a word that helps."""
    needed = 3 * sum(4 * math.prod(weight.shape) for weight in model.weights)
    if shutil.disk_usage(folder).free < needed:
        raise OSError(errno.ENOSPC, f"less than {needed / 1e6:.0f} MB of room")


@contextlib.contextmanager
def _quiet_converters() -> Iterator[None]:
    """Silence what converters say about themselves: it is nothing that a person can act on."""
    loggers = [logging.getLogger(name) for name in ("absl", "tensorflow", "tf2onnx")]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.ERROR)
    try:
        with warnings.catch_warnings():  # Keras 3.15 speaks NumPy 1 to NumPy 2
            warnings.filterwarnings("ignore", module=r"keras\.")
            yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)


def _save(model: Any, out: Path) -> None:
    model.save(out)


def _write_savedmodel(model: Any, out: Path) -> None:
    model.export(out, format="tf_saved_model", verbose=False)


def _write_tflite(model: Any, out: Path) -> None:
    model.export(out, format="litert", verbose=False)


def _write_onnx(model: Any, out: Path) -> None:
    model.export(out, format="onnx", verbose=False)


FORMATS = {
    chosen.name: chosen
    for chosen in (
        Format("keras", ".keras", (), _save),
        Format("h5", ".h5", (), _save),
        Format("savedmodel", "", (), _write_savedmodel),
        Format("tflite", ".tflite", (), _write_tflite),
        Format("onnx", ".onnx", ("onnx", "tf2onnx"), _write_onnx),
    )
}
