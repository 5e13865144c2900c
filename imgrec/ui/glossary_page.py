"""The glossary -> its page: every word of the course, found by typing, with its lesson."""

from __future__ import annotations

import streamlit as st

from imgrec import glossary
from imgrec.glossary import Entry
from imgrec.ui import menu, styles
from imgrec.ui.numbers import show as put
from imgrec.ui.texts import t


def show() -> None:
    """Draw the entries that hold what a person typed; all of them to begin with."""
    styles.put("glossary")
    asked = st.text_input(t("glossary.search"), key="glossary.search").casefold().strip()
    found = [entry for entry in glossary.entries().values() if asked in _all_of(entry)]
    for entry in found:
        with st.container(key=f"entry_{entry.term}", gap=None):
            st.header(entry.word, anchor=False)
            st.markdown(entry.text.replace(" %", "\N{NO-BREAK SPACE}%"))
            if menu.exists(entry.lesson):
                menu.link(
                    entry.lesson, label=t("glossary.shown", title=menu.entry(entry.lesson).label)
                )
    if not found:
        put(f"<p>{t('glossary.nothing')}</p>")


def _all_of(entry: Entry) -> str:
    return f"{entry.word} {entry.text}".casefold()
