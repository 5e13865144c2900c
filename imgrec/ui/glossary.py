"""Prose with glossary links -> words that open their entry in place, by click or key.

The browser does it all: a button names a popover, which Escape or a click elsewhere closes.
"""

from __future__ import annotations

import re
from html import escape

import streamlit as st

from imgrec import glossary
from imgrec.errors import CourseError
from imgrec.glossary import Entry

# A browser may break the line between a button and a comma, unless both are tied together.
_ENDING = re.compile(
    r"(?P<bold>\*\*)?(?P<button><button[^>]*>[^<]*</button>)(?(bold)\*\*)([.,;:?!)]+)"
)


def prose(markdown: str, *, after: str = "") -> None:
    """Put prose on the page, in one piece with the entries that it links to, closed.

    In one piece, so that no word can be pressed before its entry is there.

    Args:
        markdown: what to put.
        after: the prose above it on the page, whose entries are there already.
    """
    whole = markdown.replace(" %", "\N{NO-BREAK SPACE}%")
    linked = _ENDING.sub(_tied, glossary.linked(whole, _button))
    new = [term for term in glossary.terms(markdown) if term not in glossary.terms(after)]
    entries = "\n".join(_popover(_entry(term)) for term in new)
    st.markdown(f"{linked}\n\n{entries}", unsafe_allow_html=bool(glossary.terms(whole)))


def _button(words: str, term: str) -> str:
    target = _id(_entry(term).term)
    opening = f'<button type="button" class="ir-gloss" popovertarget="{target}">'
    return f"{opening}{escape(words)}</button>"


def _tied(found: re.Match[str]) -> str:
    button = f"<strong>{found['button']}</strong>" if found["bold"] else found["button"]
    return f'<span class="ir-tied">{button}{found[3]}</span>'


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
