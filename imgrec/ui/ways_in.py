"""The ways to bring a picture: a file, the clipboard, the camera, a drawing, a test picture."""

from __future__ import annotations

import ipaddress
import random
from urllib.parse import urlsplit

import streamlit as st

from imgrec.ui import camera, drawing, state, uploads, widget
from imgrec.ui.chosen_picture import test_pictures_in_all
from imgrec.ui.texts import t

PLACE = "ways_in_files"  # the uploader that files are handed to; it is not seen
FILES = "ways_in_file"


def row() -> None:
    """All ways in one row, and why some are not offered where the browser refuses them."""
    secure = is_secure(st.context.url)
    with st.container(key="ways_in", horizontal=True, vertical_alignment="top", width="content"):
        _files()
        if secure:
            camera.button(key="ways_in_camera")
        drawing.button(key="ways_in_draw")
        st.button(
            t("ways_in.test"),
            key="ways_in_test",
            help=t("ways_in.test_help"),
            on_click=_choose_at_random,
        )
        if not secure:
            st.html(f'<p class="promise">{t("ways_in.insecure")}</p>', width="content")
        with st.container(key=PLACE):
            uploads.drop_zone(t("photos.drop"), key=FILES, many=True, anything=True)


def is_secure(url: str | None) -> bool:
    """Whether browsers give a page at this address a camera and a clipboard.

    Reference: "Secure Contexts", W3C, section 3.1: https, or a name or number of one's own machine.
    """
    parts = urlsplit(url or "")
    host = (parts.hostname or "").rstrip(".")
    if parts.scheme != "http":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def _files() -> None:
    most = uploads.MOST_AT_ONCE
    options = {
        "place": PLACE,
        "megabytes": int(st.get_option("server.maxUploadSize")),
        "most": most,
        "too_many": t("picker.too_many", count="{count}", most=most),
        "endings": uploads.TYPES,
        "taken": uploads.turns(FILES),
    }
    with st.container(key="ways_in_widget", width="content"):
        widget.mount("ways_in", {}, options, key="ways_in.widget")


def _choose_at_random() -> None:
    state.choose_test_picture(random.randrange(test_pictures_in_all()))
