"""Files that Keras wrote -> the same network; damaged and hostile ones -> one sentence."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import h5py
import keras
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from imgrec import export, keras_files, network_files
from imgrec.dataset import CLASS_NAMES
from imgrec.errors import WeightsError
from imgrec.keras_files import parts_of
from imgrec.network_files import network_from_file
from imgrec.trace import predict
from imgrec.weights_format import Parts, to_bytes
from tests.odd_networks import NETWORKS, odd

pytestmark = [
    pytest.mark.filterwarnings("ignore:__array__:DeprecationWarning"),  # Keras speaks NumPy 1
    pytest.mark.filterwarnings("ignore:Do not pass an:UserWarning"),  # and dislikes input_shape
]

Change = Callable[[h5py.File], None]


def small(*, classes: int = 3, with_input: bool = True, **last: Any) -> keras.Sequential:
    """Give six small layers as somebody would write them."""
    size = {} if with_input else {"input_shape": (32, 32, 3)}
    return keras.Sequential(
        [
            *([keras.Input((32, 32, 3))] if with_input else []),
            keras.layers.Conv2D(4, (3, 3), activation="relu", padding="same", **size),
            keras.layers.MaxPooling2D((2, 2)),
            keras.layers.Flatten(),
            keras.layers.Dense(
                8, activation="tanh", kernel_constraint=keras.constraints.MaxNorm(3), **last
            ),
            keras.layers.Dropout(0.25),
            keras.layers.Dense(classes, activation="softmax"),
        ]
    )


def saved(model: keras.Model, path: Path) -> bytes:
    model.save(path)
    return path.read_bytes()


@pytest.mark.parametrize("ending", [".keras", ".h5"])
@pytest.mark.parametrize("with_input", [True, False])
@pytest.mark.parametrize("classes", [3, 10])
def test_a_model_of_keras_answers_as_it_does_there(
    tmp_path: Path, ending: str, with_input: bool, classes: int
) -> None:
    model = small(classes=classes, with_input=with_input)
    model.compile("sgd", "categorical_crossentropy")
    image = np.random.default_rng(1).random((32, 32, 3), np.float32)

    network, named = network_from_file(saved(model, tmp_path / f"mine{ending}"), f"mine{ending}")

    answer = predict(network, image)
    np.testing.assert_allclose(answer, model(image[None]).numpy()[0], atol=1e-6)
    assert network.name == "mine"
    assert not named
    expected = CLASS_NAMES if classes == 10 else ("class 0", "class 1", "class 2")
    assert network.class_names == expected
    assert network.architecture.six().dropout.rate == 0.25
    assert network.architecture.six().dense.kernel_constraint is not None


@pytest.mark.parametrize("name", NETWORKS)
def test_what_is_exported_for_keras_comes_back_the_same(name: str, tmp_path: Path) -> None:
    network = NETWORKS[name]()
    path = export.export(network, "keras", tmp_path / "out.keras")

    found, named = network_from_file(path.read_bytes(), "out.keras")

    assert named
    assert (found.name, found.class_names) == (network.name, network.class_names)
    assert found.weights.keys() == network.weights.keys()
    for key, weights in network.weights.items():
        np.testing.assert_array_equal(found.weights[key], weights, err_msg=key)
    image = np.random.default_rng(1).random((32, 32, 3), np.float32)
    answer = keras.models.load_model(path)(image[None]).numpy()[0]
    np.testing.assert_allclose(answer, predict(found, image), atol=1e-5)


def test_layers_with_other_names_get_those_of_the_course() -> None:
    network = odd(classes=3)
    renamed = {key.replace("conv2d", "mine"): values for key, values in network.weights.items()}
    described = network.architecture.to_dict()
    described["layers"][0]["name"] = "mine"
    architecture = type(network.architecture).from_dict(described)
    data = to_bytes(Parts("other", network.class_names, architecture, renamed), "float32")

    found, named = network_from_file(data, "other.safetensors")

    assert named
    assert found.weights.keys() == network.weights.keys()


@pytest.mark.parametrize(
    ("model", "sentence"),
    [
        (lambda: keras.Sequential([keras.Input((32, 32, 3)), keras.layers.Flatten()]), "six"),
        (lambda: small(classes=21), "2 to 20 classes"),
        (lambda: small(classes=3, name="x", use_bias=True, kernel_regularizer="l2"), None),
    ],
)
def test_a_model_of_other_layers_is_refused_in_one_sentence(
    tmp_path: Path, model: Callable[[], keras.Model], sentence: str | None
) -> None:
    data = saved(model(), tmp_path / "m.keras")

    if sentence is None:
        parts_of(data, "m.keras")
        return
    with pytest.raises(WeightsError, match=sentence):
        network_from_file(data, "m.keras")


def test_a_lambda_is_refused_and_never_run(tmp_path: Path) -> None:
    model = small()
    data = saved(model, tmp_path / "m.keras")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        config = json.loads(archive.read("config.json"))
    evil = {"class_name": "__lambda__", "config": {"code": "4wEAAAA=", "defaults": None}}
    layers = config["config"]["layers"]
    layers[3] = {"class_name": "Lambda", "config": {"name": "l", "function": evil}}
    bad = zipped({"config.json": json.dumps(config).encode(), "model.weights.h5": b""})

    with pytest.raises(WeightsError, match="Received 'Lambda'"):
        parts_of(bad, "bad.keras")


def zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Give one small model in all three formats."""
    folder = tmp_path_factory.mktemp("models")
    network = odd(classes=2, conv2d={"filters": 1}, dense={"units": 2})
    parts = Parts("mine", network.class_names, network.architecture, network.weights)
    export.export(network, "keras", folder / "m.keras")
    export.export(network, "h5", folder / "m.h5")
    return {
        "m.keras": (folder / "m.keras").read_bytes(),
        "m.h5": (folder / "m.h5").read_bytes(),
        "m.safetensors": to_bytes(parts, "float32"),
    }


@pytest.mark.parametrize("name", ["m.keras", "m.h5"])
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(draw=st.data())
def test_a_damaged_file_of_keras_is_refused_or_read(
    files: dict[str, bytes], name: str, draw: st.DataObject
) -> None:
    data = bytearray(files[name])
    for _ in range(draw.draw(st.integers(1, 8))):
        data[draw.draw(st.integers(0, len(data) - 1))] = draw.draw(st.integers(0, 255))
    cut = draw.draw(st.sampled_from([len(data), len(data) // 2, 20]))

    try:
        parts, _ = parts_of(bytes(data[:cut]), name)
    except WeightsError:
        return
    assert all(weights.dtype == np.float32 for weights in parts.weights.values())


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(draw=st.data())
def test_a_damaged_file_of_imgrec_is_refused_or_read(
    files: dict[str, bytes], draw: st.DataObject
) -> None:
    data = bytearray(files["m.safetensors"])
    for _ in range(draw.draw(st.integers(1, 8))):
        data[draw.draw(st.integers(0, 3000))] = draw.draw(st.integers(0, 255))

    try:
        network, _ = network_from_file(bytes(data), "m.safetensors")
    except WeightsError:
        return
    assert np.isfinite(predict(network, np.zeros((32, 32, 3), np.float32))).all()


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04", b"\x89HDF\r\n\x1a\n", b"\x89HDF\r\n\x1a\n" + bytes(500), b"pickle"]
)
def test_what_is_no_model_is_refused(data: bytes) -> None:
    with pytest.raises(WeightsError, match="Expected"):
        network_from_file(data, "nothing.keras")


def changed(data: bytes, change: Change) -> bytes:
    """Change a legacy file by h5py."""
    file = io.BytesIO(data)
    with h5py.File(file, "a") as opened:
        change(opened)
    return file.getvalue()


def kernel_path(file: h5py.File) -> str:
    layer = file["model_weights/conv2d"]
    return f"model_weights/conv2d/{layer.attrs['weight_names'][0]}"


def put(make: Callable[[h5py.File, str, np.ndarray], None]) -> Change:
    def change(file: h5py.File) -> None:
        path = kernel_path(file)
        values = file[path][()]
        del file[path]
        make(file, path, values)

    return change


HOSTILE: dict[str, Change] = {
    "compressed": put(lambda f, p, v: f.create_dataset(p, data=v, compression="gzip") and None),
    "huge": put(
        lambda f, p, v: f.create_dataset(p, (10**6, 10**6), np.float32, chunks=(100, 100)) and None
    ),
    "never written": put(lambda f, p, v: f.create_dataset(p, v.shape, np.float32) and None),
    "soft link": put(lambda f, p, v: f.__setitem__(p, h5py.SoftLink("/elsewhere"))),
    "external link": put(
        lambda f, p, v: f.__setitem__(p, h5py.ExternalLink("/etc/passwd", "/kernel"))
    ),
    "external data": put(
        lambda f, p, v: (
            f.create_dataset(p, v.shape, np.float32, external=[("/etc/passwd", 0, v.nbytes)])
            and None
        )
    ),
    "virtual": put(
        lambda f, p, v: (
            f.create_virtual_dataset(p, h5py.VirtualLayout(v.shape, np.float32)) and None
        )
    ),
    "numbers": put(lambda f, p, v: f.create_dataset(p, data=v.astype(np.int32)) and None),
    "texts": put(lambda f, p, v: f.create_dataset(p, data=["a"] * 3) and None),
    "a group": put(lambda f, p, v: f.create_group(p) and None),
    "no configuration": lambda f: f.attrs.__delitem__("model_config"),
    "a number": lambda f: f.attrs.__setitem__("model_config", 5),
    "deep": lambda f: f.attrs.__setitem__("model_config", "[" * 60_000),
    "no weights": lambda f: f.__delitem__("model_weights"),
}


@pytest.mark.parametrize("change", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_file_that_holds_more_or_less_than_its_arrays_is_refused(
    files: dict[str, bytes], change: Change
) -> None:
    with pytest.raises(WeightsError, match="Expected"):
        parts_of(changed(files["m.h5"], change), "bad.h5")


def test_no_more_is_unpacked_of_a_zip_than_is_allowed(
    files: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keras_files, "MOST_WEIGHTS", 10_000)
    with zipfile.ZipFile(io.BytesIO(files["m.keras"])) as archive:
        config = archive.read("config.json")
    bomb = zipped({"config.json": config, "model.weights.h5": bytes(10_000_000)})

    with pytest.raises(WeightsError, match=r"model\.weights\.h5 of at most 10,000 bytes"):
        parts_of(bomb, "bomb.keras")


def test_a_reader_that_crashes_is_a_sentence(
    files: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(network_files, "CHILD", "tests.unit.a_crash")

    with pytest.raises(WeightsError, match=r"m\.keras: Expected"):
        network_from_file(files["m.keras"], "m.keras")


@pytest.mark.parametrize(
    ("shape", "sentence"),
    [
        ({"conv2d": {"filters": 65}, "dense": {"units": 2}}, "at most 64 filters"),
        ({"conv2d": {"filters": 1}, "dense": {"units": 1025}}, "at most 1,024 units"),
        ({"conv2d": {"filters": 60}, "dense": {"units": 1000}}, "at most 12,000,000 parameters"),
    ],
)
def test_a_network_too_large_for_the_pages_is_refused(shape: dict[str, Any], sentence: str) -> None:
    network = odd(**shape)
    parts = Parts("big", network.class_names, network.architecture, network.weights)

    with pytest.raises(WeightsError, match=sentence):
        network_from_file(to_bytes(parts, "float16"), "big.safetensors")
