"""Each export is read by its own runtime, which must say what the layers by hand say."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from imgrec.architecture import SIX_LAYERS
from imgrec.cifar10 import CLASS_NAMES, load
from imgrec.errors import ExportError
from imgrec.export import FORMATS, REMEDY, Format, check_converter, export, find_format
from imgrec.images import to_image
from imgrec.network import Network, make_network
from imgrec.trace import predict

Images = NDArray[np.float32]


@pytest.fixture(scope="module")
def network() -> Network:
    """The six layers with weights at random, small enough that no probability is 0 or 1."""
    rng = np.random.default_rng(list(b"a network to export"))
    shapes = SIX_LAYERS.weight_shapes
    weights = {
        name: rng.normal(0, 1 / np.sqrt(np.prod(shape[:-1]) or 1), shape).astype(np.float32)
        for name, shape in shapes.items()
    }
    return make_network(
        architecture=SIX_LAYERS, class_names=CLASS_NAMES, weights=weights, name="random"
    )


@pytest.fixture(scope="module")
def images() -> Images:
    return to_image(load("bundled").x_test[:3])


def run_keras(path: Path, images: Images) -> Images:
    import keras

    return np.asarray(keras.saving.load_model(path)(images).numpy())


def run_savedmodel(path: Path, images: Images) -> Images:
    import tensorflow as tf

    model = tf.saved_model.load(path)
    return np.asarray(model.serve(images).numpy())


def run_tflite(path: Path, images: Images) -> Images:
    interpreter = require("ai_edge_litert.interpreter").Interpreter(model_path=str(path))
    entry = interpreter.get_input_details()[0]["index"]
    interpreter.resize_tensor_input(entry, images.shape)
    interpreter.allocate_tensors()
    interpreter.set_tensor(entry, images)
    interpreter.invoke()
    return np.asarray(interpreter.get_tensor(interpreter.get_output_details()[0]["index"]))


def run_onnx(path: Path, images: Images) -> Images:
    session = require("onnxruntime").InferenceSession(path)
    return np.asarray(session.run(None, {session.get_inputs()[0].name: images})[0])


RUN: dict[str, Callable[[Path, Images], Images]] = {
    "keras": run_keras,
    "h5": run_keras,
    "savedmodel": run_savedmodel,
    "tflite": run_tflite,
    "onnx": run_onnx,
}


def require(module: str) -> Any:
    return pytest.importorskip(module, reason=f"needs the extra: {REMEDY}")


@pytest.mark.parametrize("name", FORMATS)
def test_an_export_gives_the_probabilities_of_the_trace(
    name: str, network: Network, images: Images, tmp_path: Path
) -> None:
    for package in FORMATS[name].requires:
        require(package)
    by_hand = np.stack([predict(network, image) for image in images])

    out = export(network, name, tmp_path / f"model{FORMATS[name].suffix}")

    np.testing.assert_allclose(RUN[name](out, images), by_hand, rtol=1e-5)
    assert list(tmp_path.iterdir()) == [out]


def test_an_export_does_not_replace_a_file_unless_forced(network: Network, tmp_path: Path) -> None:
    out = tmp_path / "model.h5"
    out.write_text("mine")

    with pytest.raises(ExportError, match=r"which exists\. Choose another name, or .* --force"):
        export(network, "h5", out)
    assert out.read_text() == "mine"

    export(network, "h5", out, force=True)
    assert out.read_bytes().startswith(b"\x89HDF")


def test_a_savedmodel_replaces_an_earlier_one_if_forced(network: Network, tmp_path: Path) -> None:
    out = tmp_path / "model"
    out.mkdir()
    (out / "saved_model.pb").write_text("earlier")

    export(network, "savedmodel", out, force=True)

    assert (out / "saved_model.pb").stat().st_size > len("earlier")
    assert list(tmp_path.iterdir()) == [out]


@pytest.mark.parametrize(("name", "out"), [("savedmodel", "photos"), ("keras", "photos.keras")])
def test_a_folder_of_other_things_is_never_replaced(
    name: str, out: str, network: Network, tmp_path: Path
) -> None:
    folder = tmp_path / out
    folder.mkdir()
    (folder / "holiday.jpg").write_text("dear")

    with pytest.raises(ExportError, match="a folder that holds other things"):
        export(network, name, folder, force=True)
    assert (folder / "holiday.jpg").read_text() == "dear"


def test_another_formats_ending_is_refused_with_a_better_name(network: Network) -> None:
    with pytest.raises(ExportError, match=r"Call it model\.keras"):
        export(network, "keras", Path("model.h5"))


def test_an_unknown_format_is_answered_with_the_known_ones() -> None:
    with pytest.raises(ExportError, match=r"h5, savedmodel, tflite, onnx\. Received 'pickle'"):
        find_format("pickle")


def test_a_missing_converter_names_the_remedy() -> None:
    wanting = Format("onnx", ".onnx", ("a_converter_nobody_has",), lambda model, out: None)

    with pytest.raises(ExportError, match=r'pip install "imgrec\[export\]"'):
        check_converter(wanting)


def test_a_place_that_cannot_be_written_is_a_sentence(network: Network, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(ExportError, match=r"Expected to write .* Choose a folder with room"):
        export(network, "h5", tmp_path / "file" / "model.h5")
