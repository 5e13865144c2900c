"""What the film widget is sent: the film's numbers, and only cells that are there are looked up."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from imgrec.film import film_of_run, shipped_film
from imgrec.ui import widget
from imgrec.ui.interactive import film as drawn
from imgrec.ui.interactive.film_cell import Cell, checked, found_in
from tests import films

SHIPPED = shipped_film("six_layers")
LAST = int(SHIPPED.epoch[-1])
ASKED = {"film": 0, "epoch": LAST, "truth": 3, "answer": 5, "number": 1}


def test_the_bars_of_norms_hold_every_unit_and_the_limit_ends_one() -> None:
    width = drawn.bin_width([SHIPPED])
    norms = np.asarray([[0, 0.01, 3, 3.0001, 2.9999]], np.float32)

    bars = drawn.histogram(SHIPPED.unit_norms, width)
    few = drawn.histogram(norms, width)

    assert (bars.sum(axis=1) == 512).all()
    assert few[0, [0, 35, 36]].tolist() == [2, 2, 1]


@pytest.mark.parametrize("most", [0.0, 0.7, 3.0, 250.0])
def test_without_a_limit_a_bar_is_a_round_number_wide(most: float) -> None:
    norms = np.full_like(SHIPPED.unit_norms, most)
    film = replace(SHIPPED, limit=None, unit_norms=norms)

    width = drawn.bin_width([film])

    assert float(f"{width:.1e}".split("e")[0]) in (1, 2, 5)
    assert drawn.histogram(norms, width).shape[1] <= drawn.BINS_TO_THE_LIMIT


def test_norms_without_end_fill_the_last_bar_and_no_memory() -> None:
    norms = np.asarray([[np.inf, 1e30, np.nan, 1]], np.float32)

    bars = drawn.histogram(norms, 0.1)

    assert bars.sum() == 4
    assert bars.shape[1] == drawn.MOST_BARS


@pytest.mark.parametrize("wrong", [None, 3, [], {}, {"epoch": 5}, {"truth": 10}, {"answer": -1}])
def test_a_cell_that_is_not_there_is_none(wrong: object) -> None:
    told = ASKED | wrong if isinstance(wrong, dict) and wrong else wrong

    assert checked([SHIPPED], told) is None


def test_a_cell_is_known_by_its_epoch() -> None:
    assert checked([SHIPPED], ASKED) == Cell(0, LAST, 3, 5)
    assert checked([SHIPPED], ASKED | {"film": 1}) is None
    assert checked([SHIPPED], ASKED | {"truth": True}) is None


def test_a_film_that_cannot_show_its_pictures_says_why() -> None:
    found, problem = found_in([SHIPPED], Cell(0, LAST, 3, 5))

    assert found is None
    assert problem is not None
    assert "a film alone" in problem


def test_a_moment_takes_a_few_kilobytes(tmp_path: Path) -> None:
    folder = films.start(tmp_path / "run")
    films.finish_epoch(folder, 1)
    film = film_of_run(folder)
    assert film is not None

    sent = drawn.tensors([film])
    pictures = sent["0_samples"].nbytes
    content = widget.pack("film", sent, drawn.options([film]))

    assert len(content) - pictures < 3 * 5000 + 12_000  # and the words
    np.testing.assert_array_equal(sent["0_measured"], [2])
    np.testing.assert_array_equal(sent["0_dead"][:2], [-1, -1])
    np.testing.assert_array_equal(sent["0_confusion"][0], film.confusion[2])


def test_the_own_picture_is_sent_to_the_page_that_shows_it() -> None:
    own = np.zeros((32, 32, 3), np.uint8)

    alone = drawn.tensors([SHIPPED], own=[own])
    second = drawn.tensors([SHIPPED, SHIPPED], own=[None, own])

    assert not [name for name in drawn.tensors([SHIPPED]) if "own_picture" in name]
    assert alone["0_own_picture"] is own
    assert second["1_own_picture"] is own
    assert "0_own_picture" not in second


def test_where_the_pictures_are_deleted_their_classes_are_still_told() -> None:
    there = drawn.options([SHIPPED])["films"][0]
    gone = drawn.options([replace(SHIPPED, samples=())])["films"][0]

    assert (there["has_pictures"], gone["has_pictures"]) == (True, False)
    assert gone["truths"] == list(range(10))  # of own pictures: one a class, in their order
