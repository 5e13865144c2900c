"""A place to drop files -> pictures of one's own, kept in the server's memory only.

Streamlit's server reads an upload with Starlette's multipart parser, which writes a file of more
than 1 MB to a temporary file on disk. The limit is raised above the largest upload that the
server accepts, so that a photo never touches a disk.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st
from starlette.formparsers import MultiPartParser

from imgrec.errors import PictureError
from imgrec.ui import own_picture, state
from imgrec.ui.texts import t

if TYPE_CHECKING:
    from streamlit.runtime.uploaded_file_manager import UploadedFile

TYPES = ["jpg", "jpeg", "png", "webp", "heic", "heif", "bmp", "gif", "tif", "tiff", "avif"]
MEGABYTE = 1024 * 1024
MULTIPART_OVERHEAD = 2 * MEGABYTE  # what the server lets a body be larger than its file, and some


MOST_AT_ONCE = 200

_WAITING = "imgrec.waiting"
_IN_ALL = "imgrec.waiting_in_all"


def drop_zone(label: str, *, key: str, many: bool = False, anything: bool = False) -> None:
    """Offer to take a file, or several; what cannot be read becomes a sentence for the page.

    Args:
        label: what it is called for those who cannot see it.
        key: its name in the session.
        many: whether it takes several files.
        anything: whether the server alone judges what a file is, and not the browser by its ending.
    """
    keep_in_memory()
    turn = st.session_state.get(_turn_key(key), 0)
    st.file_uploader(
        label,
        type=None if anything else TYPES,
        accept_multiple_files=many,
        key=f"{key}_{turn}",
        on_change=_take,
        args=(key,),
        label_visibility="collapsed",
    )


def take(name: str, data: bytes) -> None:
    """Keep a picture from its file; a file that is none becomes a sentence for the page."""
    try:
        state.keep(own_picture.from_file(data, name))
    except PictureError as error:
        state.report(str(error))


def work() -> None:
    """Read the files that wait, with a bar that shows how far it is and a button that stops.

    Pressing the button ends this run of the script between two files; what was read stays.
    """
    waiting: list[UploadedFile] = st.session_state.get(_WAITING, [])
    if not waiting:
        return
    in_all = st.session_state[_IN_ALL]
    with st.container(key="uploads_working", horizontal=True, vertical_alignment="center"):
        bar = st.progress(0.0)
        st.button(t("picker.stop"), key="uploads_stop", on_click=_stop)
    while waiting:
        done = in_all - len(waiting)
        bar.progress(done / in_all, t("picker.reading", done=done, in_all=in_all))
        file = waiting.pop(0)
        take(file.name, file.getvalue())
    st.rerun()


def keep_in_memory() -> None:
    """Let no upload that the server accepts be large enough for a temporary file."""
    largest = int(st.get_option("server.maxUploadSize")) * MEGABYTE
    MultiPartParser.spool_max_size = largest + MULTIPART_OVERHEAD


def _take(key: str) -> None:
    # A new key each time: the uploader starts empty again, and the server lets go of its copy.
    turn = st.session_state.get(_turn_key(key), 0)
    st.session_state[_turn_key(key)] = turn + 1
    given = st.session_state[f"{key}_{turn}"]
    files = [file for file in (given if isinstance(given, list) else [given]) if file]
    if len(files) == 1:
        take(files[0].name, files[0].getvalue())
        return
    if len(files) > MOST_AT_ONCE:
        state.report(t("picker.too_many", count=len(files), most=MOST_AT_ONCE))
    st.session_state[_WAITING] = files[:MOST_AT_ONCE]
    st.session_state[_IN_ALL] = len(files[:MOST_AT_ONCE])


def _stop() -> None:
    left = len(st.session_state.pop(_WAITING, []))
    state.report(t("picker.stopped", left=left, in_all=st.session_state[_IN_ALL]))


def _turn_key(key: str) -> str:
    return f"imgrec.turn.{key}"
