"""Samples, files and drawings -> the one picture that every page shows."""

from __future__ import annotations

import streamlit as st

from imgrec.ui import drawing, state, uploads
from imgrec.ui.chosen_picture import ChosenPicture
from imgrec.ui.plain import plain
from imgrec.ui.texts import t

FEW_PROBLEMS = 3
PROBLEMS_HEIGHT = 160


def row() -> None:
    """The home page's choice: all pictures in one row, then upload and drawing."""
    with st.container(key="picker_row", horizontal=True, vertical_alignment="center"):
        _thumbnails()
        with (
            st.container(key="picker_upload", width="content"),
            st.popover(t("picker.upload"), key=_fresh("upload")),
        ):
            _upload()
        drawing.button(key="picker_draw")
        st.html(f'<p class="promise">{t("picker.promise")}</p>', width="content")


def compact() -> None:
    """Every other page's choice: the chosen picture, which opens the rest."""
    chosen = state.picture()
    thumbnail_style({"picture_menu": chosen})
    with (
        st.container(key="picture_menu", width="content"),
        st.popover(t("picker.menu", name=plain(chosen.name)), key=_fresh("menu")),
    ):
        with st.container(key="picker_grid", horizontal=True):
            _thumbnails()
        _upload()
        drawing.button(key="picker_draw")


def messages() -> None:
    """What went wrong with a file, and whether a picture was lost by loading the page anew."""
    uploads.work()
    _problems(state.problems())
    if state.is_gone():
        st.warning(t("picker.gone"))


def _problems(found: list[str]) -> None:
    """One sentence each while they are few; more of them in one box, in lines that scroll."""
    if len(found) <= FEW_PROBLEMS:
        for problem in found:
            st.error(plain(problem))
        return
    st.error(t("picker.problems", count=len(found)))
    with st.container(height=PROBLEMS_HEIGHT, key="picker_problems"):
        st.markdown("\n".join(f"- {plain(problem)}" for problem in found))


def thumbnail_style(shown: dict[str, ChosenPicture], *, ringed: str = "") -> None:
    """Show pictures on buttons by the buttons' keys, with the accent around the one in `ringed`."""
    rules = [
        f".st-key-{key} button::before {{ background-image: url({p.uri}); }}"
        for key, p in shown.items()
    ]
    ring = f".st-key-{ringed} button {{ outline: 2px solid var(--accent); outline-offset: 2px; }}"
    st.html(f"<style>{' '.join(rules)} {ring if ringed else ''}</style>")


def _fresh(name: str) -> str:
    """A key that a choice makes new, so that what was opened for it closes by itself."""
    return f"{name}_{state.picture().id}"


def _upload() -> None:
    uploads.drop_zone(t("picker.drop"), key="picker_file")
    st.caption(t("picker.promise"))


def _thumbnails() -> None:
    offered, chosen = state.offered(), state.picture().id
    thumbnail_style(
        {f"thumb_{key}": picture for key, picture in offered.items()}, ringed=f"thumb_{chosen}"
    )
    for key, picture in offered.items():
        name = plain(picture.name)
        label = t("picker.chosen", name=name) if key == chosen else name
        st.button(label, key=f"thumb_{key}", help=name, on_click=state.choose, args=(key,))
