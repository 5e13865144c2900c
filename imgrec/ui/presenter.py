"""The address -> the presenter's view for a projector: large, without the menu, on by a key.

It is `&present=1`, so that links keep it. Page Down and Page Up, which a remote control sends,
and n and p go to the next page and back: `widgets/presenter.js` listens.
"""

from __future__ import annotations

import streamlit as st

from imgrec.ui import menu, widget
from imgrec.ui.texts import t

ADDRESS = "present"
_ON = "1"


def is_on() -> bool:
    """Whether the page is shown on a projector."""
    return st.query_params.get(ADDRESS) == _ON


def switch() -> None:
    """Offer the presenter's view, under the menu."""
    with st.sidebar, st.container(key="present_switch"):
        st.button(t("present.start"), key="present_start", help=t("present.help"), on_click=_start)


def bar(slug: str) -> None:
    """The way back, the place in the course, the way on, and the way out, at the bottom."""
    slugs = [page.slug for section in menu.sections(menu.app_folder()) for page in section.entries]
    place = slugs.index(slug)
    with st.container(key="present_bar", horizontal=True, vertical_alignment="center"):
        if place > 0:
            _link("present_back", slugs[place - 1], "present.back")
        st.html(f"<p>{t('present.place', place=place, last=len(slugs) - 1)}</p>", width="content")
        if place < len(slugs) - 1:
            _link("present_next", slugs[place + 1], "present.next")
        st.button(t("present.leave"), key="present_leave", on_click=_leave)
    widget.mount("presenter", {}, key="presenter")


def _link(key: str, slug: str, words: str) -> None:
    with st.container(key=key, width="content"):
        menu.link(slug, label=t(words, title=menu.entry(slug).label))


def _start() -> None:
    st.query_params[ADDRESS] = _ON


def _leave() -> None:
    del st.query_params[ADDRESS]
