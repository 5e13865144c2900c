"""The film of a run on its page: made anew only once the run has come further."""

from __future__ import annotations

from pathlib import Path

from imgrec.ui.networks.films import film_so_far
from tests import films


def test_a_film_is_made_anew_once_the_run_has_come_further(tmp_path: Path) -> None:
    folder = films.start(tmp_path / "run")
    films.finish_epoch(folder, 1)
    first = film_so_far(folder.path)
    assert film_so_far(folder.path) is first

    films.finish_epoch(folder, 2)
    second = film_so_far(folder.path)

    assert first is not None
    assert second is not None
    assert (first.epoch[-1], second.epoch[-1]) == (1, 2)
