"""All pictures of the session with their answers: sorted, filtered, as CSV and on one sheet."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from imgrec.answers import Answered, answers_csv
from imgrec.network import Network
from imgrec.ui import cached, image_picker, state
from imgrec.ui.chosen_picture import ChosenPicture
from imgrec.ui.numbers import percent
from imgrec.ui.plain import plain
from imgrec.ui.texts import t

AT_FIRST = 48  # more come at a press
FEW = 2  # of one's own: from there on it pays to sort
SHEET_DPI = 150

_SHOWN = "imgrec.gallery_shown"


@dataclass(frozen=True, eq=False)
class Entry:
    """A picture and what the network says of it: `probabilities` is `(classes,)`."""

    key: str
    picture: ChosenPicture
    probabilities: NDArray[np.float32]

    @property
    def winner(self) -> int:
        """The answer: the most probable class, the first among equals."""
        return int(self.probabilities.argmax())

    @property
    def share(self) -> float:
        """How probable the answer is."""
        return float(self.probabilities[self.winner])


ORDERS: dict[str, Callable[[Entry], Any]] = {
    "latest": lambda entry: 0,  # as they come
    "surest": lambda entry: -entry.share,
    "least_sure": lambda entry: entry.share,
    "answer": lambda entry: (entry.winner, -entry.share),
    "name": lambda entry: entry.picture.name.casefold(),
}


def show() -> None:
    """Draw the card with all pictures."""
    network = state.network()
    every = entries(network)
    with st.container(border=True, key="card_all"):
        with st.container(key="all_head", horizontal=True, vertical_alignment="bottom"):
            st.subheader(t("photos.list"), anchor=False)
            kept = _sorted_and_filtered(every, network.class_names)
            _take_away(kept, network)
        _rows(kept, network.class_names)


def entries(network: Network) -> list[Entry]:
    """All pictures with their answers: one's own, the latest first, then the samples."""
    pictures = state.pictures()
    latest_first = [key for key in reversed(pictures) if _is_brought(pictures[key])]
    order = [*latest_first, *(key for key in pictures if not _is_brought(pictures[key]))]
    answers = cached.probabilities(network, np.stack([pictures[key].image for key in order]))
    return [Entry(key, pictures[key], row) for key, row in zip(order, answers, strict=True)]


def _is_brought(picture: ChosenPicture) -> bool:
    return picture.own is not None or picture.truth is not None


def _sorted_and_filtered(every: list[Entry], names: Sequence[str]) -> list[Entry]:
    own = [entry for entry in every if entry.picture.own is not None]
    if len(own) < FEW:
        return every
    order = st.selectbox(
        t("gallery.sort"),
        list(ORDERS),
        format_func=lambda name: t(f"gallery.orders.{name}"),
        key="gallery_order",
        width=170,
    )
    present = sorted({entry.winner for entry in own})
    answer = st.selectbox(
        t("gallery.answer"),
        [None, *present],
        format_func=lambda index: t("gallery.all") if index is None else names[index],
        key="gallery_answer",
        width=170,
    )
    kept = own if answer is None else [entry for entry in own if entry.winner == answer]
    return sorted(kept, key=ORDERS[order])


def _take_away(kept: list[Entry], network: Network) -> None:
    """Two files of what is shown, made when asked for, in a thread that knows no session."""
    names, title = network.class_names, t("gallery.sheet_title", network=network.name)

    def make_csv() -> bytes:
        answers = (Answered(entry.picture.name, entry.probabilities) for entry in kept)
        return answers_csv(names, answers).encode("utf-8-sig")  # so that Excel reads the letters

    def make_sheet() -> bytes:
        from imgrec.figures.contact_sheet import Cell, contact_sheet

        cells = [
            Cell(e.picture.pixels, e.picture.name, names[e.winner], percent(e.share)) for e in kept
        ]
        buffer = io.BytesIO()
        contact_sheet(cells, title).savefig(buffer, dpi=SHEET_DPI)
        return buffer.getvalue()

    st.download_button(
        t("gallery.csv"), make_csv, "imgrec-answers.csv", "text/csv", key="gallery_csv",
        on_click="ignore", disabled=not kept,
    )  # fmt: skip
    st.download_button(
        t("gallery.sheet"), make_sheet, "imgrec-pictures.png", "image/png", key="gallery_sheet",
        on_click="ignore", disabled=not kept,
    )  # fmt: skip


def _rows(kept: list[Entry], names: Sequence[str]) -> None:
    most = st.session_state.get(_SHOWN, AT_FIRST)
    shown = kept[:most]
    image_picker.thumbnail_style(
        {f"look_{entry.key}": entry.picture for entry in shown},
        ringed=f"look_{state.picture().id}",
    )
    with st.container(key="all_row", horizontal=True):
        for entry in shown:
            _small(entry, names)
    if len(kept) > most:
        st.button(
            t("gallery.more", left=len(kept) - most),
            key="gallery_more",
            on_click=lambda: st.session_state.update({_SHOWN: most + AT_FIRST}),
        )


def _small(entry: Entry, names: Sequence[str]) -> None:
    name = plain(entry.picture.name)
    with st.container(key=f"small_{entry.key}", width="content"):
        st.button(
            t("photos.look", name=name),
            key=f"look_{entry.key}",
            help=name,
            on_click=state.choose,
            args=(entry.key,),
        )
        st.html(
            f'<p class="small"><span>{escape(entry.picture.name)}</span>'
            f"<b>{escape(names[entry.winner])}</b><code>{percent(entry.share)}</code></p>"
        )
