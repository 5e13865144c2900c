"""Prose with glossary links -> words that open their entry in place, by click or key.

The browser does it all: a button names a popover, which Escape or a click elsewhere closes.
"""

from __future__ import annotations

from html import escape

import streamlit as st

from imgrec import glossary
from imgrec.errors import CourseError
from imgrec.glossary import Entry

JOINER = "\N{WORD JOINER}"  # so that no comma after a button begins a line


def prose(markdown: str) -> None:
    """Put prose on the page; `put_entries` must follow once on the same page."""
    whole = markdown.replace(" %", "\N{NO-BREAK SPACE}%")
    has_links = bool(glossary.terms(whole))
    st.markdown(glossary.linked(whole, _button), unsafe_allow_html=has_links)


def put_entries(markdown: str) -> None:
    """Put the entries that this prose links to on the page, closed."""
    found = "".join(_popover(_entry(term)) for term in glossary.terms(markdown))
    if found:
        st.html(found)


def _button(words: str, term: str) -> str:
    target = _id(_entry(term).term)
    opening = f'<button type="button" class="ir-gloss" popovertarget="{target}">'
    return f"{opening}{escape(words)}</button>{JOINER}"


def _popover(entry: Entry) -> str:
    return (
        f'<div popover id="{_id(entry.term)}" class="ir-entry" role="note">'
        f"<b>{escape(entry.word)}</b><p>{escape(entry.text)}</p></div>"
    )


def _entry(term: str) -> Entry:
    found = glossary.entries().get(term)
    if found is None:
        raise CourseError(
            f"Expected a term of the glossary. Received {term}. Add it to lessons/glossary/en.toml."
        )
    return found


def _id(term: str) -> str:
    return f"glossary-{term}"
