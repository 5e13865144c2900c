"""A place to drop files -> pictures of one's own, kept in the server's memory only.

Streamlit's server reads an upload with Starlette's multipart parser, which writes a file of more
than 1 MB to a temporary file on disk. The limit is raised above the largest upload that the
server accepts, so that a photo never touches a disk.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st
from starlette.formparsers import MultiPartParser
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx

from imgrec.ui import state
from imgrec.ui.texts import t
from imgrec.ui.waiting_files import WaitingFiles

if TYPE_CHECKING:
    from streamlit.runtime.uploaded_file_manager import UploadedFile

TYPES = ["jpg", "jpeg", "png", "webp", "heic", "heif", "bmp", "gif", "tif", "tiff", "avif"]
MEGABYTE = 1024 * 1024
MULTIPART_OVERHEAD = 2 * MEGABYTE  # what the server lets a body be larger than its file, and some
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
    st.file_uploader(
        label,
        type=None if anything else TYPES,
        accept_multiple_files=many,
        key=f"{key}_{turns(key)}",
        on_change=_take,
        args=(key,),
        label_visibility="collapsed",
    )


def let_go(file: UploadedFile) -> None:
    """Have the server forget an upload; it would hold the bytes until the session ends."""
    context = get_script_run_ctx()
    if context and isinstance(context.uploaded_file_mgr, MemoryUploadedFileManager):
        context.uploaded_file_mgr.remove_file(context.session_id, file.file_id)


def turns(key: str) -> int:
    """How many times something was taken from the uploader of that key."""
    turn: int = st.session_state.get(_turn_key(key), 0)
    return turn


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


def keep_in_memory() -> None:
    """Let no upload that the server accepts be large enough for a temporary file."""
    largest = int(st.get_option("server.maxUploadSize")) * MEGABYTE
    MultiPartParser.spool_max_size = largest + MULTIPART_OVERHEAD


def _take(key: str) -> None:
    # A new key each time: the uploader starts empty again.
    turn = turns(key)
    st.session_state[_turn_key(key)] = turn + 1
    given = st.session_state[f"{key}_{turn}"]
    files = [file for file in (given if isinstance(given, list) else [given]) if file]
    for file in files:
        let_go(file)
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


def _turn_key(key: str) -> str:
    return f"imgrec.turn.{key}"
