"""The address -> the language of the page: `?lang=de`, and a switch where there is a choice."""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from imgrec import languages

ADDRESS = "lang"
FOLDER = Path(__file__).parent / "texts"
NAMES = {"en": "English", "de": "Deutsch"}  # each in its own words


def offered() -> tuple[str, ...]:
    """The languages that the interface has words in, English first."""
    found = sorted(path.stem for path in FOLDER.glob("*.toml"))
    return tuple(dict.fromkeys((languages.ENGLISH, *found)))


def current() -> str:
    """The language that the address asks for, where the app speaks it; English otherwise."""
    if get_script_run_ctx(suppress_warning=True) is None:
        return languages.ENGLISH
    asked = st.query_params.get(ADDRESS, languages.ENGLISH)
    return asked if asked in offered() else languages.ENGLISH


def switch() -> None:
    """Let the person choose, where there is more than one."""
    if len(offered()) == 1:
        return
    spoken = current()
    with st.sidebar, st.container(key="language"):
        chosen = st.segmented_control(
            "Language · Sprache",
            offered(),
            format_func=lambda language: NAMES.get(language, language),
            default=spoken,
            required=True,
            key="imgrec.language",
            label_visibility="collapsed",
        )
    if chosen and chosen != spoken:
        st.query_params[ADDRESS] = chosen
        st.rerun()


languages.ask_by(current)
