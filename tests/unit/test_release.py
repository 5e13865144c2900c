"""What ships beside the weights belongs to these weights."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load_file

from imgrec.calibration import expected_calibration_error
from imgrec.evaluation import shipped_calibration
from imgrec.network import SHIPPED, shipped_network
from imgrec.out_of_distribution import detector_for
from scripts import model_card, trust
from scripts.outside_drawings import DRAWINGS, TEXT
from scripts.outside_pictures import DRAWN, many
from scripts.outside_textures import NOISE, TEXTURES

ROOT = Path(__file__).parents[2]
ASSETS = ROOT / "imgrec" / "assets"


@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_network_has_the_evaluation_of_its_very_weights(name: str) -> None:
    evaluation = json.loads((ASSETS / f"{name}.evaluation.json").read_text())

    assert evaluation["network"] == shipped_network(name).id
    assert evaluation["n"] == 10_000
    assert sum(map(sum, evaluation["confusion"])) == 10_000
    assert sum(part["n"] for part in evaluation["reliability"]) == 10_000


@pytest.mark.parametrize("name", SHIPPED)
def test_the_accuracy_is_the_diagonal_of_the_confusion(name: str) -> None:
    evaluation = json.loads((ASSETS / f"{name}.evaluation.json").read_text())

    right = np.trace(evaluation["confusion"])

    assert evaluation["accuracy"] == pytest.approx(right / 10_000)


def test_the_model_card_holds_the_figures_of_the_evaluations() -> None:
    card = model_card.CARD.read_text(encoding="utf-8")

    assert model_card.filled(card) == card
    assert "%" in card


@pytest.mark.parametrize("name", SHIPPED)
def test_the_film_ends_with_the_filters_that_ship(name: str) -> None:
    film = load_file(ASSETS / f"{name}.film.safetensors")
    network = shipped_network(name)

    np.testing.assert_allclose(
        film["kernel"][-1].astype(np.float32), network.weights["conv2d.kernel"], atol=2e-3
    )
    assert (np.diff(film["epoch"]) > 0).all()
    assert len(film["epoch"]) == len(film["answers"])


@pytest.mark.parametrize("name", SHIPPED)
def test_the_detector_ships_for_these_very_weights(name: str) -> None:
    stored = json.loads((ASSETS / f"{name}.ood.json").read_text())

    detector = detector_for(shipped_network(name))

    assert detector is not None
    assert detector.to_dict() == stored


def test_the_temperature_in_the_weights_is_the_one_that_the_card_tells() -> None:
    calibration = shipped_calibration(shipped_network())

    assert calibration is not None
    assert calibration.temperature == pytest.approx(trust.temperature(shipped_network()), rel=1e-3)
    assert calibration.ece < 0.02 < calibration.ece_without
    for table, error in (
        (calibration.reliability, calibration.ece),
        (calibration.reliability_without, calibration.ece_without),
    ):
        assert expected_calibration_error(table) == pytest.approx(error)
    assert trust.temperature(shipped_network("wiki")) == pytest.approx(1, rel=1e-3)


def test_a_network_that_was_not_calibrated_says_so() -> None:
    wiki = shipped_network("wiki")

    assert shipped_calibration(wiki) is None
    assert shipped_calibration(replace(shipped_network(), id="other")) is None


@pytest.mark.parametrize("name", SHIPPED)
def test_the_distance_that_is_used_finds_more_of_the_same_class(name: str) -> None:
    shares = json.loads((ASSETS / f"{name}.evaluation.json").read_text())["neighbours"]

    assert shares["cosine"] > shares["euclidean"] > 0.1


@pytest.mark.parametrize("name", SHIPPED)
def test_the_detector_that_ships_is_the_best_of_the_development_part(name: str) -> None:
    measured = json.loads((ASSETS / f"{name}.evaluation.json").read_text())["outside"]

    aurocs = measured["candidates"]
    assert max(aurocs, key=aurocs.get) == "the two together"
    assert measured["false_alarms"] < 0.06
    assert all(0.5 < group["auroc"] <= 1 for group in measured["groups"].values())


@pytest.mark.parametrize("group", [TEXT, DRAWINGS, TEXTURES, NOISE], ids=lambda g: next(iter(g)))
def test_the_programs_draw_the_same_different_pictures_each_time(group: dict) -> None:
    for name, program in group.items():
        pictures = many(program, name)

        assert pictures.shape == (DRAWN, 32, 32, 3)
        assert pictures.dtype == np.uint8
        assert len(np.unique(pictures, axis=0)) > DRAWN / 2
        np.testing.assert_array_equal(many(program, name), pictures)


def test_the_weights_of_all_shipped_networks_stay_small() -> None:
    assert sum((ASSETS / f"{name}.safetensors").stat().st_size for name in SHIPPED) < 18_000_000
