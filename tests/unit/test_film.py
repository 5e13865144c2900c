"""The shipped films are whole, and end at the networks that they are of."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from imgrec import film
from imgrec.errors import WeightsError
from imgrec.film import shipped_film
from imgrec.network import SHIPPED, shipped_network


@pytest.mark.parametrize("name", SHIPPED)
def test_a_film_ends_at_the_shipped_filters(name: str) -> None:
    kernel = shipped_network(name).weights["conv2d.kernel"]

    np.testing.assert_allclose(shipped_film(name).kernel[-1], kernel, atol=1e-2)


@pytest.mark.parametrize("name", SHIPPED)
def test_the_moments_are_in_order_and_answers_add_up(name: str) -> None:
    shown = shipped_film(name)

    assert (np.diff(shown.epoch) > 0).all()
    np.testing.assert_allclose(shown.answers.sum(axis=2), 1, atol=1e-5)


@pytest.mark.parametrize("name", SHIPPED)
def test_no_unit_reaches_its_limit_as_the_lesson_says(name: str) -> None:
    assert shipped_film(name).unit_norms.max() < 2.95


def test_lists_of_three_weights_stand_at_the_limit_as_the_lesson_says() -> None:
    lists = np.linalg.norm(shipped_network().weights["conv2d.kernel"], axis=0)

    assert (np.abs(lists - 3) < 1e-3).sum() > 5


def test_a_film_that_is_not_there_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(film, "ASSETS", tmp_path)

    with pytest.raises(WeightsError, match=r"film of a training in .*lost\.film"):
        shipped_film("lost")
