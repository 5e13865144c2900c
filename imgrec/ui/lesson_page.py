"""The slug of a lesson -> its page: prose beside its views, the code on demand, and the way on."""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Callable

import streamlit as st

from imgrec import course
from imgrec.architecture import Shape, Stage
from imgrec.demos import DemoFunction, load_demos
from imgrec.errors import ImgrecError, UnknownError
from imgrec.keras_line import keras_line
from imgrec.lesson import Lesson
from imgrec.ui import (
    arguments_view,
    glossary,
    menu,
    numbers,
    quiz,
    reading,
    state,
    styles,
    take_away,
    tour,
)
from imgrec.ui.frame import open_page
from imgrec.ui.hidden import hides
from imgrec.ui.networks.course import difference
from imgrec.ui.texts import t

PROSE_AND_VIEW = (4, 11)


def show(slug: str) -> None:
    """Draw the whole page of a lesson."""
    with open_page(slug):
        styles.put("lesson", "glossary", "quiz")
        lesson = course.load_lesson(slug)
        demos = load_demos(lesson)
        _shapes(lesson)
        if (told := difference(state.network())) and not hides("prose"):
            st.html(told)
        if not hides("tour"):
            tour.offer(lesson)
        for place in range(len(lesson.sections)):
            _section(lesson, place, demos=demos)
        if lesson.questions and not hides("quiz"):
            quiz.keep_focus()
        if not hides("prose"):
            reading.notice(lesson)
        if not hides("arguments"):
            arguments_view.show(lesson)
        if not hides("code"):
            _code(lesson)
        if not hides("take_away"):
            take_away.show(lesson)
        _links(slug)


def _shapes(lesson: Lesson) -> None:
    stage = _stage(lesson)
    if stage is not None:
        shapes = f"{_shape(stage.input_shape)} → {_shape(stage.output_shape)}"
        count = t("lesson.parameters", count=numbers.number(stage.parameter_count, 0))
        st.html(f'<p class="ir-shape">{shapes} · {count}</p>')


def _section(lesson: Lesson, place: int, *, demos: dict[str, DemoFunction]) -> None:
    section = lesson.sections[place]
    if hides("prose") and not section.demos:
        return
    with st.container(key=f"section_{place}"):
        beside = section.demos and not hides("prose")
        prose, views = st.columns(PROSE_AND_VIEW, gap="medium") if beside else (st, st)
        with prose.container(key=f"{'prose' if beside else 'head'}_{place}", gap=None):
            st.header(section.title, anchor=False)
            if not hides("prose"):
                above = "".join(section.prose for section in lesson.sections[:place])
                glossary.prose(section.prose, after=above)
        if section.questions and not hides("quiz"):
            with views.container():
                quiz.show(lesson, section.questions)
        for name in section.demos:
            with views.container(key=f"view_{name}"):
                st.fragment(_saying_errors(demos[name]))()


def _saying_errors(demo: DemoFunction) -> DemoFunction:
    def guarded() -> None:
        try:
            demo()
        except UnknownError as unknown:
            numbers.show(numbers.sentence(str(unknown)))
        except ImgrecError as error:
            st.error(str(error))

    guarded.__module__, guarded.__qualname__ = demo.__module__, demo.__qualname__
    return guarded


def _code(lesson: Lesson) -> None:
    stage = _stage(lesson)
    if stage is not None:
        with st.expander(t("lesson.keras_line")):
            st.code(keras_line(stage.layer), language="python", wrap_lines=True)
    if lesson.by_hand:
        with st.expander(t("lesson.by_hand")):
            sources = (inspect.getsource(_function(name)) for name in lesson.by_hand)
            st.code("\n\n".join(sources), language="python")


def _links(slug: str) -> None:
    before, after = course.neighbours(slug)
    with st.container(key="lesson_links", horizontal=True):
        if before:
            menu.link(before, label=t("lesson.previous", title=menu.entry(before).label))
        if after:
            menu.link(after, label=t("lesson.next", title=menu.entry(after).label))


def _stage(lesson: Lesson) -> Stage | None:
    return None if lesson.layer is None else state.network().architecture.stage(lesson.layer)


def _shape(shape: Shape) -> str:
    return " × ".join(f"{side:,}" for side in shape)


def _function(name: str) -> Callable[..., object]:
    module, function = name.split(":")
    found: Callable[..., object] = getattr(importlib.import_module(f"imgrec.{module}"), function)
    return found
