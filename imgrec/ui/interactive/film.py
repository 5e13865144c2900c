"""One film of a training, or two -> the widget that plays them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from imgrec.confused import Confused
from imgrec.film import Film
from imgrec.ui import widget
from imgrec.ui.interactive.crop import number_of
from imgrec.ui.interactive.film_cell import Cell, checked, found_in, measured

CONFUSED = "confused"
BINS_TO_THE_LIMIT = 36
MOST_BARS = 4 * BINS_TO_THE_LIMIT  # a training that fails has norms without end
AT_THE_LIMIT = 0.999  # of it, and more

Pictures = NDArray[np.uint8]


@st.fragment
def draw(
    film: Film, *, other: Film | None = None, own: Sequence[Pictures | None] = (), key: str
) -> None:
    """Draw the widget, or tell it what is new: it follows the last moment, or stays where one is.

    Args:
        film: to look at; call it again with a newer one while the training goes on.
        other: beside it, at the same epoch.
        own: the learner's own picture that each film was asked about, to be shown beside the
            answers, uint8 `(rows, columns, channels)`; it is sent to the page and kept nowhere.
        key: of the widget, in the session.
    """
    films = [film] if other is None else [film, other]
    asked = widget.decided(key, CONFUSED)
    cell = checked(films, asked)
    found, problem = found_in(films, cell)
    widget.mount(
        "film",
        tensors(films, own=own, found=found),
        options(films, cell, found, problem, answered=number_of(asked)),
        key=key,
        decisions=[CONFUSED],
    )


def tensors(
    films: Sequence[Film], *, own: Sequence[Pictures | None] = (), found: Confused | None = None
) -> widget.Tensors:
    """About 3 kB a moment; of the films, those of the second begin with `1_`."""
    width = bin_width(films)
    sent = {
        f"{place}_{name}": array
        for place, film in enumerate(films)
        for name, array in _tensors(film, width).items()
    }
    watched = enumerate(own)
    sent |= {f"{place}_own_picture": pixels for place, pixels in watched if pixels is not None}
    if found is not None and found.count:
        sent["confused"] = found.pixels
    return sent


def options(
    films: Sequence[Film],
    cell: Cell | None = None,
    found: Confused | None = None,
    problem: str | None = None,
    *,
    answered: int = 0,
) -> dict[str, Any]:
    """What is known of each film, and the answer to the last question."""
    asked = None if cell is None else vars(cell)
    count = None if found is None else found.count
    return {
        "films": [_about(film) for film in films],
        "bin_width": bin_width(films),
        "confused": asked and {**asked, "count": count, "problem": problem},
        "answered": answered,
    }


def bin_width(films: Sequence[Film]) -> float:
    """How wide a bar of norms is: a part of the limit, or a round number where there is none."""
    limits = [film.limit for film in films if film.limit]
    if limits:
        return max(limits) / BINS_TO_THE_LIMIT
    most = max(_most(film.unit_norms) for film in films) or 1.0
    power = 10.0 ** math.floor(math.log10(most / BINS_TO_THE_LIMIT))
    return next(power * n for n in (1, 2, 5, 10) if power * n * BINS_TO_THE_LIMIT >= most)


def histogram(norms: NDArray[np.float32], width: float) -> NDArray[np.int32]:
    """How many norms are above each multiple of `width`, and not above the next one.

    Args:
        norms: `(moments, units)`.
        width: of a bar.

    Returns:
        int32 `(moments, bars)`; the last of at most `MOST_BARS` holds all that is longer.
    """
    finite = np.nan_to_num(norms * (1 - 1e-6) / width, posinf=MOST_BARS)
    places = np.ceil(finite.clip(1, MOST_BARS)).astype(int) - 1
    bars = int(places.max()) + 1
    return np.stack([np.bincount(row, minlength=bars) for row in places]).astype(np.int32)


def _tensors(film: Film, width: float) -> dict[str, NDArray[Any]]:
    shown = measured(film)
    sent = {name: getattr(film, name) for name in ("kernel", "filter_norms", "answers")}
    sent |= {name: getattr(film, name) for name in ("loss", "accuracy", "val_loss", "val_accuracy")}
    was_asked = film.awake.shape[1] > 0  # not before the end of the first epoch
    known = was_asked & (film.awake <= film.awake_of).all(axis=1)
    sent |= {
        "progress": film.progress,
        "epoch": film.epoch,
        "step": film.step,
        "measured": shown.astype(np.int32),
        "confusion": film.confusion[shown].astype(np.int32),
        "dead": np.where(known, film.dead, -1).astype(np.int32),
        "norms": histogram(film.unit_norms, width),
        "longest": film.unit_norms.max(axis=1),
        "at_limit": _at_limit(film),
    }
    if film.own is not None:
        sent["own"] = film.own
    if film.samples:
        sent["samples"] = np.stack([one.pixels for one in film.samples])
    return sent


def _most(norms: NDArray[np.float32]) -> float:
    return float(norms[np.isfinite(norms)].max(initial=0))


def _about(film: Film) -> dict[str, Any]:
    return {
        "class_names": film.class_names,
        "truths": film.truths,
        "has_pictures": bool(film.samples),
        "units": film.unit_norms.shape[1],
        "limit": film.limit,
        "awake_of": film.awake_of,
        "epochs": film.epochs,
        "finished": film.finished,
        "steps": film.steps,
        "test": film.test and vars(film.test),
        "can_show": film.answered is not None,
    }


def _at_limit(film: Film) -> NDArray[np.int32]:
    limit = film.limit or np.inf
    return np.asarray((film.unit_norms >= AT_THE_LIMIT * limit).sum(axis=1), np.int32)
