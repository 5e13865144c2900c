"""A place to drop files -> pictures of one's own, kept in the server's memory only."""

from __future__ import annotations

import streamlit as st

from imgrec.ui import state
from imgrec.ui.texts import t
from imgrec.ui.upload_memory import MEGABYTE as MEGABYTE
from imgrec.ui.upload_memory import given as given
from imgrec.ui.upload_memory import keep_in_memory as keep_in_memory
from imgrec.ui.upload_memory import let_go as let_go
from imgrec.ui.upload_memory import turn_key
from imgrec.ui.upload_memory import turns as turns
from imgrec.ui.waiting_files import WaitingFiles

TYPES = ["jpg", "jpeg", "png", "webp", "heic", "heif", "bmp", "gif", "tif", "tiff", "avif"]
MOST_AT_ONCE = 200

_WAITING = "imgrec.waiting"


def drop_zone(label: str, *, key: str, many: bool = False, anything: bool = False) -> None:
    """Offer to take a file, or several; what cannot be read becomes a sentence for the page.

    Args:
        label: what it is called for those who cannot see it.
        key: its name in the session.
        many: whether it takes several files.
        anything: whether the server alone judges what a file is, and not the browser by its ending.
    """
    keep_in_memory()
    turn = turns(key)  # a new key each time: the uploader starts empty again
    st.file_uploader(
        label,
        type=None if anything else TYPES,
        accept_multiple_files=many,
        key=f"{key}_{turn}",
        on_change=_take,
        args=(key, turn),
        label_visibility="collapsed",
    )


def work() -> None:
    """Read the files that wait, with a bar that shows how far it is and a button that stops.

    Pressing the button ends this run of the script between two files; what was read stays.
    """
    waiting = _waiting()
    if waiting.is_empty:
        return
    with st.container(key="uploads_working", horizontal=True, vertical_alignment="center"):
        bar = st.progress(0.0)
        st.button(t("picker.stop"), key="uploads_stop", on_click=_stop)
    while waiting.files:
        done, in_all = waiting.done, waiting.in_all
        bar.progress(done / in_all, t("picker.reading", done=done, in_all=in_all))
        waiting.read_one()
    waiting.hand_over()
    st.rerun()


def take(files: list[tuple[str, bytes]]) -> None:
    """Read a file at once; let several wait, for `work` to read them.

    Args:
        files: the name and the bytes of each.
    """
    waiting = _waiting()
    waiting.add(files)
    if len(waiting.files) == 1:
        waiting.read_one()


def _take(key: str, turn: int) -> None:
    st.session_state[turn_key(key)] = turn + 1
    files = given(f"{key}_{turn}")
    take([(file.name, file.getvalue()) for file in files[:MOST_AT_ONCE]])
    if len(files) > MOST_AT_ONCE:
        state.report(t("picker.too_many", count=len(files), most=MOST_AT_ONCE))


def _stop() -> None:
    waiting = _waiting()
    waiting.hand_over()
    left = len(waiting.files)
    if left:
        state.report(t("picker.stopped", left=left, in_all=waiting.in_all))
    waiting.files.clear()


def _waiting() -> WaitingFiles:
    waiting: WaitingFiles = st.session_state.setdefault(_WAITING, WaitingFiles())
    return waiting
