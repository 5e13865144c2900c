"""The pages that exist, in the order of the course -> the menu at the side."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import parse_qsl

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from imgrec import course
from imgrec.architecture import SIX_LAYERS
from imgrec.languages import spoken
from imgrec.ui import state
from imgrec.ui.texts import t

HOME = "home"
PHOTOS = "photos"
TRY_IT = ("photos", "follow", "compare", "surgery")
TRAIN_IT = ("learn", "playground", "own_classes")
ALONGSIDE = ("glossary", "progress", "teacher")


@dataclass(frozen=True)
class Entry:
    """One page: the name of its file, what the menu calls it, and the line under its title."""

    slug: str
    label: str
    title: str
    summary: str

    @property
    def script(self) -> str:
        """The page's file, as `st.page_link` wants it: relative to the app's folder."""
        return "app.py" if self.slug == HOME else f"pages/{self.slug}.py"


@dataclass(frozen=True)
class Section:
    """Pages under one heading; `key` names its text and its style."""

    key: str
    entries: tuple[Entry, ...]


def sections(folder: Path) -> tuple[Section, ...]:
    """The menu: only pages that exist in the app's folder; empty sections left out."""
    return _sections_in(spoken(), folder)


@cache
def _sections_in(language: str, folder: Path) -> tuple[Section, ...]:
    lessons = course.slugs()
    layers = [lesson_of(layer.name) for layer in SIX_LAYERS.layers]
    last = max((lessons.index(slug) for slug in layers if slug in lessons), default=-1)
    slugs = {
        "network": (HOME,),
        "layers": lessons[: last + 1],
        "after": lessons[last + 1 :],
        "try_it": TRY_IT,
        "train_it": TRAIN_IT,
        "alongside": ALONGSIDE,
    }
    found = (
        Section(key, tuple(entry(s) for s in some if _is_in(folder, s)))
        for key, some in slugs.items()
    )
    return tuple(section for section in found if section.entries)


def entry(slug: str) -> Entry:
    """A page's words: a lesson's own, or those of the interface."""
    return _entry_in(spoken(), slug)


@cache
def _entry_in(language: str, slug: str) -> Entry:
    if slug in (HOME, *TRY_IT, *TRAIN_IT, *ALONGSIDE):
        words = (t(f"{slug}.{part}") for part in ("menu", "title", "summary"))
        return Entry(slug, *words)
    lesson = course.load_lesson(slug)
    return Entry(slug, lesson.title, lesson.title, lesson.summary)


def exists(slug: str) -> bool:
    """Whether the app has this page."""
    return any(slug == page.slug for section in sections(app_folder()) for page in section.entries)


@cache
def lesson_of(layer: str) -> str | None:
    """The lesson that explains a layer, or None where there is none."""
    return course.lesson_of(layer)


def app_folder() -> Path:
    """The folder of the running `app.py`, from which pages are named."""
    context = get_script_run_ctx()
    return Path(context.main_script_path).parent if context else Path.cwd()


def link(slug: str, *, label: str | None = None) -> None:
    """A link inside the app: it keeps the session and the picture."""
    page = entry(slug)
    st.page_link(page.script, label=label or page.label, query_params=state.address())


def link_to(view: str, *, label: str) -> None:
    """A link to a place in a page, such as `max_pooling?row=4`, with the picture kept."""
    slug, _, search = view.partition("?")
    query = {**state.address(), **dict(parse_qsl(search))}
    st.page_link(entry(slug).script, label=label, query_params=query)


def draw(current: str) -> None:
    """The wordmark and the menu, with the current page marked."""
    with st.sidebar:
        st.html(t("frame.wordmark"))
        for section in sections(app_folder()):
            with st.container(key=f"menu_{section.key}", gap=None):
                _heading(section.key)
                for page in section.entries:
                    here = "here" if page.slug == current else "page"
                    with st.container(key=f"menu_{here}_{page.slug}"):
                        link(page.slug)


def _is_in(folder: Path, slug: str) -> bool:
    return (folder / ("app.py" if slug == HOME else f"pages/{slug}.py")).is_file()


def _heading(key: str) -> None:
    if key != "network":
        st.html(f'<div class="menu-heading" role="heading" aria-level="2">{t(f"menu.{key}")}</div>')
