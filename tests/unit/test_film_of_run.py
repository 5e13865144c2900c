"""The film of a run: what its frames and metrics hold, whole or cut short, long or short."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from imgrec import cifar10
from imgrec.architecture import SIX_LAYERS
from imgrec.confused import confused
from imgrec.errors import TrainingError
from imgrec.film import MOST_MOMENTS, film_of_run, shipped_film, thinned
from imgrec.trace import dense_many, predict
from imgrec.training.moments import Moment
from imgrec.training.recipes import WIKI
from imgrec.training.run_folder import RunFolder
from imgrec.training.settings import run_settings
from tests import films


@pytest.fixture
def run(tmp_path: Path) -> RunFolder:
    """Give a run of four epochs: filmed before its first step, after 5, and after an epoch."""
    folder = films.start(tmp_path / "run")
    films.finish_epoch(folder, 1)
    return folder


def test_the_moments_come_in_order_with_what_was_measured_then(run: RunFolder) -> None:
    film = film_of_run(run)

    assert film is not None
    np.testing.assert_allclose(film.progress, [0, 0.25, 1])
    np.testing.assert_array_equal(film.loss, np.asarray([np.nan, 2, 2], np.float32))
    np.testing.assert_array_equal(film.val_accuracy, np.asarray([np.nan, np.nan, 0.3], np.float32))
    assert (film.epochs, film.limit, film.finished, film.test) == (4, 3, False, None)


def test_a_unit_is_dead_where_no_held_out_picture_wakes_it(run: RunFolder) -> None:
    film = film_of_run(run)
    held = cifar10.load("bundled").held_out_part().x_test
    chosen = held[np.linspace(0, len(held) - 1, 64).round().astype(int)]
    active = dense_many(films.network(1), chosen.astype(np.float32) / 255)

    assert film is not None
    assert film.dead.tolist() == [0, 0, int((active <= 0).all(axis=0).sum())]
    assert film.awake_of == 64


def test_the_own_picture_has_its_answer_at_every_moment(run: RunFolder) -> None:
    film = film_of_run(run)
    image = cifar10.samples()[3].pixels.astype(np.float32) / 255

    assert film is not None
    assert film.own is not None
    np.testing.assert_allclose(film.own[1], predict(films.network(0), image), atol=1e-5)
    np.testing.assert_allclose(film.own[1], film.answers[1][3], atol=1e-5)


def test_a_run_that_went_on_without_the_own_picture_has_none_there(run: RunFolder) -> None:
    frame = {name: array for name, array in run.frames()[1].items() if name != "own"}
    run.save_frame(2, frame)

    film = film_of_run(run)

    assert film is not None
    assert film.own is not None
    assert np.isnan(film.own[-1]).all()
    assert np.isfinite(film.own[:-1]).all()


def test_the_pictures_of_a_cell_are_those_that_were_confused(run: RunFolder) -> None:
    film = film_of_run(run)
    held = cifar10.load("bundled").held_out_part()
    assert film is not None
    ours = np.flatnonzero((held.y_test == 3) & (np.arange(200) % films.EVERY == 1))

    found = confused(film, 2, truth=3, answer=4)

    assert found.count == len(ours) == film.confusion[2][3, 4]
    np.testing.assert_array_equal(found.pixels, held.x_test[ours][:12])


def test_a_shipped_film_keeps_no_answers_to_single_pictures() -> None:
    with pytest.raises(TrainingError, match="a film alone"):
        confused(shipped_film("six_layers"), 0, truth=0, answer=1)


def test_the_figures_of_the_test_pictures_are_there_once_they_are_measured(run: RunFolder) -> None:
    run.evaluation.write_text(json.dumps({"loss": 1.0, "accuracy": 0.6, "n": 1000}))

    film = film_of_run(run)

    assert film is not None
    assert film.test is not None
    assert (film.test.loss, film.test.accuracy, film.test.n) == (1.0, 0.6, 1000)


def test_a_run_without_a_frame_has_no_film(tmp_path: Path) -> None:
    folder = RunFolder(tmp_path)
    data = cifar10.load("bundled")
    folder.start(run_settings(WIKI, data, epochs=4, seed=0, architecture=SIX_LAYERS))

    assert film_of_run(folder) is None


@pytest.mark.parametrize("count", [10, MOST_MOMENTS, 241, 480, 1000])
def test_a_long_film_is_thinned_and_keeps_its_ends(count: int) -> None:
    within = [Moment(3, step, Path()) for step in range(1, 9)]
    moments = [Moment(epoch, None, Path()) for epoch in range(count)] + within

    shown = thinned(moments)

    assert len(shown) <= MOST_MOMENTS
    assert (shown[0], shown[-1]) == (moments[0], moments[-1])
