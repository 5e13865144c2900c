"""The plans for school -> the teacher's page: minutes, what to say, links, and all answers."""

from __future__ import annotations

import streamlit as st

from imgrec import course, teacher
from imgrec.languages import spoken
from imgrec.number_texts import number
from imgrec.questions.question import Question
from imgrec.questions.written import load_quiz
from imgrec.teacher import Plan
from imgrec.ui import menu, styles
from imgrec.ui.texts import t


def show() -> None:
    """Draw the single lesson, the series of six, and the answers behind their headings."""
    styles.put("teacher")
    single, *series = teacher.plans()
    with st.container(key="teacher"):
        st.markdown(t("teacher.how"))
        st.header(single.title, anchor=False)
        _plan(single)
        st.header(t("teacher.series"), anchor=False)
        for plan in series:
            with st.expander(plan.title):
                _plan(plan)
        st.header(t("teacher.answers"), anchor=False)
        _say_what_is_translated()
        for slug in course.slugs():
            _answers(slug)


def _plan(plan: Plan) -> None:
    st.markdown(plan.summary)
    from_minute = 0
    for place, step in enumerate(plan.steps):
        to_minute = from_minute + step.minutes
        with st.container(key=f"step_{plan.name}_{place}", horizontal=True):
            st.markdown(f"**{from_minute}–{to_minute} min**")
            with st.container(gap=None):
                st.markdown(step.say)
                title = menu.entry(step.page).label
                menu.link_to(step.view, label=t("teacher.open", title=title))
        from_minute = to_minute


def _say_what_is_translated() -> None:
    """The answers are in the words of the lessons, and those are English until translated."""
    quizzes = {slug: course.root() / slug / spoken() / "quiz.toml" for slug in course.slugs()}
    translated = [menu.entry(slug).label for slug, path in quizzes.items() if path.is_file()]
    if len(translated) < len(quizzes):
        st.markdown(t("teacher.translated", lessons=", ".join(translated)))


def _answers(slug: str) -> None:
    questions = load_quiz(course.root() / slug)
    if questions:
        with st.expander(menu.entry(slug).label), st.container(key=f"answers_{slug}", gap=None):
            for name, question in questions.items():
                with st.container(key=f"answer_{slug}_{name}"):
                    st.markdown(
                        f"{question.text}\n\n→ **{_answer(question)}**\n\n{question.explanation}"
                    )


def _answer(question: Question) -> str:
    if isinstance(question.answer, tuple):
        return " · ".join(question.choices[place].text for place in question.answer)
    return number(question.answer, 0 if question.answer == int(question.answer) else 3)
