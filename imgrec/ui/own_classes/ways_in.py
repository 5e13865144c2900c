"""Folders, zips, files of one class and the camera -> files that wait to be read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from imgrec.errors import DatasetError
from imgrec.own_classes.limits import MOST_CLASSES, MOST_PICTURES, MOST_WAITING
from imgrec.own_classes.reading import File, class_named
from imgrec.ui import state, uploads
from imgrec.ui.numbers import number
from imgrec.ui.own_classes import gathered
from imgrec.ui.texts import t
from imgrec.ui.ways_in import is_secure

MOST_AT_ONCE = 1_000
WAYS = ("folders", "one_class")
NAME = "own_class_name"

_TURN = "imgrec.own_classes.turn"
_WAY = "imgrec.own_classes.way"


def show() -> None:
    """Draw the card: what is kept, then the way that was chosen."""
    uploads.keep_in_memory()
    with st.container(border=True, key="card_bring"):
        st.html(f'<p class="own-promise">{_promise()}</p>')
        kept = st.session_state.setdefault(_WAY, WAYS[0])
        way = st.segmented_control(
            t("own_classes.way"),
            WAYS,
            format_func=lambda name: t(f"own_classes.ways.{name}"),
            default=kept,
            required=True,
            key="own_way",
            label_visibility="collapsed",
        )
        st.session_state[_WAY] = way
        _folders() if way == WAYS[0] else _one_class()


def _promise() -> str:
    return t(
        "own_classes.promise",
        classes=MOST_CLASSES,
        pictures=number(MOST_PICTURES, 0),
        at_once=number(MOST_AT_ONCE, 0),
        megabytes=st.get_option("server.maxUploadSize"),
        together=MOST_WAITING // 1_000_000,
    )


def _folders() -> None:
    st.html(f'<p class="note">{t("own_classes.folders_words")}</p>')
    folder, zips = st.columns(2, gap="medium")
    with folder:
        _uploader("folder", "directory", _take_folder)
    with zips:
        _uploader("zip", True, _take_zips, endings=["zip"])


def _one_class() -> None:
    st.html(f'<p class="note">{t("own_classes.one_class_words")}</p>')
    st.text_input(
        t("own_classes.name"),
        key=NAME,
        placeholder=t("own_classes.name_example"),
        max_chars=40,
        width=320,
    )
    if not _named():
        return
    files, camera = st.columns(2, gap="medium")
    with files:
        _uploader("files", True, _take_files)
    with camera:
        if is_secure(st.context.url):
            _camera()
        else:
            st.html(f'<p class="note">{t("ways_in.insecure")}</p>')


def _named() -> str:
    return class_named(st.session_state.get(NAME) or "", gathered.collection())


def _uploader(
    name: str, many: Any, take: Callable[[list[File]], None], *, endings: list[str] | None = None
) -> None:
    st.file_uploader(
        t(f"own_classes.{name}"),
        type=endings,
        accept_multiple_files=many,
        key=_key(name),
        on_change=_take,
        args=(_key(name), take),
    )


def _camera() -> None:
    st.camera_input(
        t("own_classes.camera", name=_named()),
        key=_key("camera"),
        on_change=_take,
        args=(_key("camera"), _take_photo),
    )


def _take(uploader: str, take: Callable[[list[File]], None]) -> None:
    """Take what was given, and let the server forget it; the uploader starts empty again."""
    st.session_state[_TURN] = _turn() + 1
    files = uploads.given(uploader)
    if len(files) > MOST_AT_ONCE:
        state.report(t("picker.too_many", count=len(files), most=MOST_AT_ONCE))
    few = [(file.name, file.getvalue()) for file in files[:MOST_AT_ONCE]]
    admitted = gathered.reading().admit(few)
    if len(admitted) < len(few):
        told = {"count": len(admitted), "most": MOST_WAITING // 1_000_000}
        state.report(t("own_classes.too_large", **told))
    take(list(admitted))


def _take_folder(files: list[File]) -> None:
    gathered.reading().add_folder(files)


def _take_zips(files: list[File]) -> None:
    for name, content in files:
        try:
            gathered.reading().add_zip(name, content)
        except DatasetError as error:
            state.report(str(error))


def _take_files(files: list[File]) -> None:
    if name := _named():
        gathered.reading().add_to_class(name, files)


def _take_photo(files: list[File]) -> None:
    taken = len(gathered.collection().classes.get(_named(), {}))
    _take_files([(t("own_classes.photo", n=taken + 1), data) for _, data in files])


def _turn() -> int:
    turn: int = st.session_state.get(_TURN, 0)
    return turn


def _key(name: str) -> str:
    return f"own_{name}_{_turn()}"
