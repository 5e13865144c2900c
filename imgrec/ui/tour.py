"""A lesson -> the guided tour through its views: the button that begins it, and its bar."""

from __future__ import annotations

from dataclasses import asdict

import streamlit as st

from imgrec.lesson import Lesson
from imgrec.tour import load_tour
from imgrec.ui import widget


def offer(lesson: Lesson) -> None:
    """Offer the tour; the page itself leads through it, and no script runs again."""
    steps = [asdict(step) for step in load_tour(lesson)]
    if steps:
        with st.container(key="tour"):
            options = {"lesson": lesson.slug, "steps": steps}
            widget.mount("tour", {}, options, key=f"tour_{lesson.slug}")
