"""The folder of a run -> its film, made once for all who look at it."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from imgrec.film import film_of_run
from imgrec.filmed import Film
from imgrec.training.run_folder import RunFolder
from imgrec.training.settings import has_own_pictures

FILMS_KEPT = 8  # of all learners; at most 3 MB each

Stamp = tuple[object, ...]


def film_so_far(path: Path) -> Film | None:
    """The film of the run in this folder; the same object as long as the run is where it was."""
    folder = RunFolder(path)
    moments = folder.moments()
    ends = (
        folder.weights.exists(),
        folder.evaluation.exists(),
        len(folder.metrics()),
        has_own_pictures(folder),
    )
    return _kept(path, (len(moments), *moments[-1:], *ends))


@st.cache_resource(max_entries=FILMS_KEPT, show_spinner=False)
def _kept(path: Path, stamp: Stamp) -> Film | None:
    """A film that was made before is made again only once the run has come further."""
    return film_of_run(RunFolder(path))
