"""A place to drop files -> pictures of one's own, kept in the server's memory only.

Streamlit's server reads an upload with Starlette's multipart parser, which writes a file of more
than 1 MB to a temporary file on disk. The limit is raised above the largest upload that the
server accepts, so that a photo never touches a disk.
"""

from __future__ import annotations

import streamlit as st
from starlette.formparsers import MultiPartParser

from imgrec.errors import PictureError
from imgrec.ui import own_picture, state

TYPES = ["jpg", "jpeg", "png", "webp", "heic", "heif", "bmp", "gif", "tif", "tiff", "avif"]
MEGABYTE = 1024 * 1024
MULTIPART_OVERHEAD = 2 * MEGABYTE  # what the server lets a body be larger than its file, and some


def drop_zone(label: str, *, key: str, many: bool = False) -> None:
    """Offer to take a file, or several; what cannot be read becomes a sentence for the page."""
    keep_in_memory()
    turn = st.session_state.get(_turn_key(key), 0)
    st.file_uploader(
        label,
        type=TYPES,
        accept_multiple_files=many,
        key=f"{key}_{turn}",
        on_change=_take,
        args=(key,),
        label_visibility="collapsed",
    )


def keep_in_memory() -> None:
    """Let no upload that the server accepts be large enough for a temporary file."""
    largest = int(st.get_option("server.maxUploadSize")) * MEGABYTE
    MultiPartParser.spool_max_size = largest + MULTIPART_OVERHEAD


def _take(key: str) -> None:
    # A new key each time: the uploader starts empty again, and the server lets go of its copy.
    turn = st.session_state.get(_turn_key(key), 0)
    st.session_state[_turn_key(key)] = turn + 1
    given = st.session_state[f"{key}_{turn}"]
    for file in given if isinstance(given, list) else [given]:
        if file is not None:
            _keep(file.getvalue(), file.name)


def _keep(data: bytes, name: str) -> None:
    try:
        state.keep(own_picture.from_file(data, name))
    except PictureError as error:
        state.report(str(error))


def _turn_key(key: str) -> str:
    return f"imgrec.turn.{key}"
