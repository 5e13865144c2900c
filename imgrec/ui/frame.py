"""The name of a page -> the page's frame: title, styles, menu, picture, and errors as sentences.

    with open_page("photos"):
        ...

Everything that every page has stands here, so that a page holds only what is its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType

import streamlit as st

from imgrec.errors import ImgrecError
from imgrec.ui import (
    image_picker,
    language,
    learner,
    lesson_marks,
    menu,
    network_switch,
    presenter,
    state,
    styles,
    ways_in,
)
from imgrec.ui.hidden import hides
from imgrec.ui.texts import t

ICON = "🔎"
SIDEBAR_WIDTH = 220


class Page:
    """An open page; as a context, it shows an `ImgrecError` as its sentence."""

    def __enter__(self) -> Page:
        """Nothing more to do: the page is open."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        """Show what a person can act on; a fault of ours goes to the log as well."""
        if isinstance(error, ImgrecError):
            st.error(str(error))
            return True
        if isinstance(error, Exception):  # the style sheet hides Streamlit's own box beside it
            with st.container(key="fault"):
                st.error(t("frame.fault"))
        return False


def open_page(slug: str) -> Page:
    """Draw the frame of a page: call it first, and put the page's own content in its context.

    Args:
        slug: `home`, the name of a lesson, or the name of another file in `pages/`.
    """
    with _stopping_at_errors():
        page = menu.entry(slug)
        _configure(t("frame.home_tab") if slug == menu.HOME else page.title)
        styles.put("frame", *(["present"] if presenter.is_on() else []))
        state.follow_address()
        _side(slug)
        _head(slug)
        lesson_marks.sign_menu()
        learner.draw()
    return Page()


def _configure(title: str) -> None:
    st.set_page_config(
        page_title=t("frame.tab", title=title),
        page_icon=ICON,
        layout="wide",
        initial_sidebar_state=SIDEBAR_WIDTH,
    )


def _side(slug: str) -> None:
    if presenter.is_on():
        presenter.bar(slug)
    elif not hides("menu"):
        menu.draw(slug)
        network_switch.draw()
        language.switch()
        presenter.switch()


def _head(slug: str) -> None:
    page = menu.entry(slug)
    with st.container(key="head", horizontal=True, vertical_alignment="center"):
        with st.container(key="title", gap=None):
            st.title(page.title, anchor=False)
            st.html(f'<p class="summary">{page.summary}</p>')
        if slug == menu.PHOTOS and not hides("picker"):
            ways_in.row()
        elif slug != menu.HOME and not hides("picker"):
            image_picker.compact()
    if slug == menu.HOME and not hides("picker"):
        image_picker.row()
    image_picker.messages()


@contextmanager
def _stopping_at_errors() -> Iterator[None]:
    try:
        yield
    except ImgrecError as error:
        st.error(str(error))
        st.stop()
