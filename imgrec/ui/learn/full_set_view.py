"""The fetch of the full set -> its progress on the page, with what starts and what stops it."""

from __future__ import annotations

import streamlit as st

from imgrec.cifar10 import ARCHIVE_BYTES
from imgrec.ui.learn.full_set import Fetch, full_set
from imgrec.ui.learn.progress_line import progress_line
from imgrec.ui.numbers import number
from imgrec.ui.plain import plain
from imgrec.ui.texts import t

EVERY = 0.5  # seconds
MEGABYTE = 1e6


def show() -> None:
    """Draw how the full set stands; while it is being fetched, again and again by itself."""
    now = full_set().now()
    if now.present:
        st.html(f'<p class="note">{t("learn.full.here")}</p>')
        return
    with st.container(key="learn_full"):
        st.fragment(_fetch, run_every=EVERY if now.running else None)(was_running=now.running)
        st.html(f'<p class="note">{t("learn.full.import")}</p>')


def _fetch(*, was_running: bool) -> None:
    now = full_set().now()
    if now.running != was_running:
        st.rerun()
    if now.running:
        _running(now)
    else:
        _resting(now)


def _running(now: Fetch) -> None:
    told = {"have": _megabytes(now.have), "total": _megabytes(now.total or ARCHIVE_BYTES)}
    words = t("learn.full.unpacking" if now.unpacking else "learn.full.coming", **told)
    st.html(progress_line(now.have / (now.total or ARCHIVE_BYTES), words, t("learn.full.label")))
    if not now.unpacking:
        st.button(t("learn.full.cancel"), key="learn_full_cancel", on_click=full_set().cancel)


def _resting(now: Fetch) -> None:
    if now.problem:
        st.error(plain(now.problem))
    elif now.cancelled:
        st.html(f'<p class="note" role="status">{t("learn.full.cancelled")}</p>')
    told = {"total": _megabytes(ARCHIVE_BYTES), "have": _megabytes(now.have)}
    words = t("learn.full.go_on" if now.have else "learn.full.fetch", **told)
    st.button(words, key="learn_full_fetch", on_click=full_set().start)


def _megabytes(count: int) -> str:
    return number(count / MEGABYTE, 0)
