"""Uploads in the server's memory -> the bytes, and an uploader that is empty again.

Streamlit's server reads an upload with Starlette's multipart parser, which writes a file of more
than 1 MB to a temporary file on disk. The limit is raised above the largest upload that the
server accepts, so that a photo never touches a disk.
"""

from __future__ import annotations

import streamlit as st
from starlette.formparsers import MultiPartParser
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.uploaded_file_manager import UploadedFile

MEGABYTE = 1024 * 1024
MULTIPART_OVERHEAD = 2 * MEGABYTE  # what the server lets a body be larger than its file, and some


def keep_in_memory() -> None:
    """Let no upload that the server accepts be large enough for a temporary file."""
    largest = int(st.get_option("server.maxUploadSize")) * MEGABYTE
    MultiPartParser.spool_max_size = largest + MULTIPART_OVERHEAD


def let_go(file: UploadedFile) -> None:
    """Have the server forget an upload; it would hold the bytes until the session ends."""
    context = get_script_run_ctx()
    if context and isinstance(context.uploaded_file_mgr, MemoryUploadedFileManager):
        context.uploaded_file_mgr.remove_file(context.session_id, file.file_id)


def given(uploader: str) -> list[UploadedFile]:
    """The files in the uploader of that key in the session; the server forgets them.

    A file that comes while the page is being drawn finds the uploader of the turn before, which
    still holds what was taken from it: that is left out.
    """
    value = st.session_state.get(uploader)
    found = value if isinstance(value, list) else [value]
    files = [file for file in found if isinstance(file, UploadedFile)]
    for file in files:
        let_go(file)
    return files


def turns(key: str) -> int:
    """How many times something was taken from the uploader of that key."""
    turn: int = st.session_state.get(turn_key(key), 0)
    return turn


def taken(key: str, turn: int) -> UploadedFile | None:
    """The one file of that turn of an uploader, when it has just come; it is empty again then."""
    st.session_state[turn_key(key)] = turn + 1
    return next(iter(given(f"{key}_{turn}")), None)


def turn_key(key: str) -> str:
    """Where the session keeps how often something was taken from an uploader."""
    return f"imgrec.turn.{key}"
