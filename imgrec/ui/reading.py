"""A lesson on the page -> which of its sections were read, noticed while scrolling."""

from __future__ import annotations

import streamlit as st

from imgrec import course
from imgrec.lesson import Lesson
from imgrec.ui import learner, widget
from imgrec.ui.lesson_marks import KEPT_IN

SECONDS = 3  # in sight, its end included: what counts as read
READ = "read"
KEY = "reading"


@st.fragment
def notice(lesson: Lesson) -> None:
    """Watch the containers `section_0`, `section_1`, ... of the page; redraws nothing else."""
    options = {"slug": lesson.slug, "sections": len(lesson.sections), "seconds": SECONDS}
    key = f"{KEY}_{lesson.slug}"
    with st.container(key="reading"):
        widget.mount(KEY, {}, options, key=key, decisions=[READ])
    titles = [section.title for section in course.load_lesson(lesson.slug, KEPT_IN).sections]
    known: set[str] = st.session_state.setdefault(f"imgrec.{key}.{learner.code()}", set())
    for title in _read(widget.decided(key, READ), titles):
        if title not in known and learner.record_read(lesson.slug, title):
            known.add(title)


def _read(decided: object, titles: list[str]) -> list[str]:
    places = decided if isinstance(decided, list) else []
    return [titles[p] for p in places if isinstance(p, int) and 0 <= p < len(titles)]
