"""What ships beside the weights belongs to these weights."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load_file

from imgrec.network import SHIPPED, shipped_network
from scripts import model_card

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


def test_the_weights_of_all_shipped_networks_stay_small() -> None:
    assert sum((ASSETS / f"{name}.safetensors").stat().st_size for name in SHIPPED) < 18_000_000
