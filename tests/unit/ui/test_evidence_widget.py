"""What the evidence widget is given, and the files that node compares it with."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
from safetensors.numpy import load
from streamlit.testing.v1 import AppTest

from imgrec.attribution import attribute
from imgrec.average_picture import average_picture
from imgrec.cifar10 import samples
from imgrec.images import to_image
from imgrec.network import Network, shipped_network
from imgrec.trace import Trace, trace
from imgrec.ui import widget
from imgrec.ui.interactive import evidence
from imgrec.untrained import untrained

PATH = Path(__file__).resolve().parents[2] / "widgets" / "make_evidence_fixtures.py"
OLD = "Run make_evidence_fixtures.py."
MOST_BYTES = 350_000


@pytest.fixture(scope="module")
def maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_evidence_fixtures", PATH)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def network() -> Network:
    return shipped_network()


@pytest.fixture(scope="module")
def traced(network: Network) -> Trace:
    return trace(network, to_image(samples()[0].pixels))


def sums(sent: widget.Tensors, prefix: str = "") -> dict[str, Any]:
    """Add up each level of what is sent, as the page does: `(classes,)`."""
    image = sent["image"].astype(np.float64)
    pixels = (sent[f"{prefix}slopes"] * image).sum(axis=(1, 2, 3))
    return {
        "pixels": pixels + sent[f"{prefix}pixels_biases"],
        "places": sent[f"{prefix}places"].sum(axis=(1, 2)) + sent[f"{prefix}pooled_biases"],
        "filters": sent[f"{prefix}filters"].sum(axis=1) + sent[f"{prefix}pooled_biases"],
        "units": sent[f"{prefix}units"].sum(axis=1) + sent[f"{prefix}units_biases"],
    }


@pytest.mark.parametrize("level", ["pixels", "places", "filters", "units"])
def test_every_level_adds_up_to_the_logits(network: Network, traced: Trace, level: str) -> None:
    sent = evidence.tensors(network, traced, random=True)
    beside = trace(untrained(network), traced.image)

    np.testing.assert_allclose(sums(sent)[level], traced.logits, atol=1e-4)
    np.testing.assert_allclose(sums(sent, "random_")[level], beside.logits, atol=1e-4)


def test_a_picture_stays_below_the_limit_with_random_weights_beside(
    network: Network, traced: Trace
) -> None:
    alone, both = (
        len(
            widget.pack(
                "evidence",
                evidence.tensors(network, traced, random=random),
                evidence.options(network),
            )
        )
        for random in (False, True)
    )

    assert alone < 190_000
    assert both < MOST_BYTES


def test_the_average_picture_is_left_out_where_images_have_another_shape(
    maker: ModuleType,
) -> None:
    network = maker.network()

    sent = evidence.tensors(network, trace(network, maker.IMAGE))

    assert "average" not in sent
    assert average_picture().shape != maker.IMAGE.shape


def test_a_bent_activation_gets_a_sentence_instead() -> None:
    app = AppTest.from_function(show_bent).run()

    assert not app.exception
    assert "no evidence that adds up" in app.get("html")[0].proto.body


def show_bent() -> None:
    from dataclasses import replace

    import numpy as np

    from imgrec.network import make_network, shipped_network
    from imgrec.trace import trace
    from imgrec.ui.interactive import evidence

    shipped = shipped_network()
    dense = replace(shipped.architecture.six().dense, activation="tanh")
    layers = [dense if layer.name == dense.name else layer for layer in shipped.architecture.layers]
    network = make_network(
        architecture=replace(shipped.architecture, layers=tuple(layers)),
        class_names=shipped.class_names,
        weights=shipped.weights,
        name="bent",
    )
    evidence.show(network, trace(network, np.zeros((32, 32, 3), np.float32)), key="evidence")


def test_the_numbers_for_node_are_up_to_date(maker: ModuleType) -> None:
    kept = json.loads((maker.FOLDER / "evidence.json").read_bytes())
    made = json.loads(maker.FILES["evidence.json"]())

    assert kept.keys() == made.keys()
    for level in ("pixels", "pooled", "units"):
        for name, parts in made[level].items():
            for part, values in parts.items():
                assert np.allclose(kept[level][name][part], values, atol=1e-5), OLD


def test_the_numbers_of_occlusion_for_node_are_up_to_date(maker: ModuleType) -> None:
    kept = json.loads((maker.FOLDER / "occlusion.json").read_bytes())

    for name, values in json.loads(maker.FILES["occlusion.json"]()).items():
        assert np.allclose(kept[name], values, atol=1e-5), OLD


@pytest.mark.parametrize("name", ["evidence", "occlusion"])
def test_the_arrays_for_node_are_up_to_date(maker: ModuleType, name: str) -> None:
    kept = load((maker.FOLDER / f"{name}.safetensors").read_bytes())
    made = load(maker.FILES[f"{name}.safetensors"]())

    assert kept.keys() == made.keys()
    for key, array in made.items():
        assert kept[key] == pytest.approx(array, abs=1e-5), OLD


def test_what_the_page_calls_places_is_what_the_attribution_adds_up(
    network: Network, traced: Trace
) -> None:
    parts = attribute(network, traced).pooled.evidence().parts

    sent = evidence.tensors(network, traced)

    np.testing.assert_allclose(sent["places"], parts.sum(axis=-1), atol=1e-5)
    np.testing.assert_allclose(sent["filters"], parts.sum(axis=(1, 2)), atol=1e-4)
