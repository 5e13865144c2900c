"""A cell of a confusion matrix that a person chose -> the pictures that were confused there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from imgrec.confused import Confused, confused
from imgrec.errors import ImgrecError
from imgrec.film import Film

FOUND_KEPT = 64


@dataclass(frozen=True)
class Cell:
    """A cell of a confusion matrix: which film, after how many epochs, true class and answer."""

    film: int
    epoch: int
    truth: int
    answer: int


def checked(films: Sequence[Film], decision: object) -> Cell | None:
    """What a browser told -> a cell that is there; None for what is none."""
    told = decision if isinstance(decision, Mapping) else {}
    values = [told.get(name) for name in ("film", "epoch", "truth", "answer")]
    if not all(type(value) is int for value in values):
        return None
    cell = Cell(*values)  # type: ignore[arg-type]
    if cell.film not in range(len(films)):
        return None
    film = films[cell.film]
    classes = range(len(film.class_names))
    there = cell.truth in classes and cell.answer in classes
    return cell if there and _moment(film, cell.epoch) is not None else None


def found_in(films: Sequence[Film], cell: Cell | None) -> tuple[Confused | None, str | None]:
    """The pictures of a cell, or why there are none."""
    if cell is None:
        return None, None
    film = films[cell.film]
    moment = _moment(film, cell.epoch)
    assert moment is not None
    try:
        where = str(film.folder and film.folder.path)
        return _kept(where, cell.epoch, cell.truth, cell.answer, _film=film, _moment=moment), None
    except ImgrecError as error:
        return None, str(error)


@st.cache_resource(max_entries=FOUND_KEPT, show_spinner=False)
def _kept(
    folder: str, epoch: int, truth: int, answer: int, *, _film: Film, _moment: int
) -> Confused:
    return confused(_film, _moment, truth=truth, answer=answer)


def measured(film: Film) -> NDArray[np.intp]:
    """The ends of epochs, where the held-out pictures were asked."""
    return np.flatnonzero(np.isfinite(film.val_loss))


def _moment(film: Film, epoch: int) -> int | None:
    places = [int(at) for at in measured(film) if film.epoch[at] == epoch]
    return places[0] if places else None
