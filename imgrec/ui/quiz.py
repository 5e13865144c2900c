"""A question in a lesson -> an answer that the learner commits to, and only then what is so.

Until "Check" is pressed nothing is told; afterwards every wrong choice says why it is wrong.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import streamlit as st

from imgrec.lesson import Lesson, Made, Quiz
from imgrec.questions.made import make
from imgrec.questions.misconceptions import misconceptions
from imgrec.questions.question import Marked, Question, mark
from imgrec.questions.written import load_quiz
from imgrec.ui import learner, menu, state
from imgrec.ui.texts import t

Given = tuple[int, ...] | float
MOST_DRAWS = 2**31


def show(lesson: Lesson, place: Quiz | Made) -> None:
    """Draw the question that the prose of a lesson places there."""
    draw = _show_written if isinstance(place, Quiz) else _show_made
    draw(lesson, place.name)


@st.fragment
def _show_written(lesson: Lesson, name: str) -> None:
    """Draw a question of the lesson's `quiz.toml`; answering it redraws nothing else."""
    question = load_quiz(lesson.folder)[name]
    _show(Asked(question, lesson.slug, key=question.id))


@st.fragment
def _show_made(lesson: Lesson, name: str) -> None:
    """Draw a question made from the picture and the weights, another one at each wish."""
    place = f"imgrec.draw.{lesson.slug}.{name}"
    draw: int = st.session_state.setdefault(place, random.randrange(MOST_DRAWS))
    network, rng = state.network(), np.random.default_rng(draw)
    question = make(lesson.slug, name, network, state.trace(), rng)

    def again() -> None:
        st.session_state[place] = random.randrange(MOST_DRAWS)

    key = f"{question.id}.{draw}.{state.picture().id}.{network.id}"
    _show(Asked(question, lesson.slug, key=key, again=again))


@dataclass(frozen=True)
class Asked:
    """A question on a page: whose lesson it is, the key of its inputs, how to get another."""

    question: Question
    lesson: str
    key: str
    again: Callable[[], None] | None = None

    @property
    def committed(self) -> str:
        """Where the answer is kept once it is given."""
        return f"imgrec.committed.{self.key}"


def _show(asked: Asked) -> None:
    question = asked.question
    with st.container(key=f"quiz_{question.id}"):
        st.html(f'<p class="quiz-kind">{t(f"quiz.{question.kind}")}</p>')
        st.markdown(question.text)
        committed: Given | None = st.session_state.get(asked.committed)
        given = _INPUTS[question.kind](asked, committed is not None)
        if committed is None:
            _offer_to_check(asked, given)
        else:
            _reveal(asked, mark(question, committed))
            _offer_more(asked)


def _offer_to_check(asked: Asked, given: Given | None) -> None:
    def commit() -> None:
        assert given is not None
        st.session_state[asked.committed] = given
        right = mark(asked.question, given).right
        learner.record_answer(asked.lesson, asked.question.id, right=right, given=given)

    st.button(t("quiz.check"), key=f"check.{asked.key}", disabled=given is None, on_click=commit)


def _reveal(asked: Asked, marked: Marked) -> None:
    word, style = ("right", "quiz-right") if marked.right else ("wrong", "quiz-wrong")
    st.html(f'<p class="quiz-verdict {style}" role="status">{t(f"quiz.{word}")}</p>')
    for mistake in marked.mistakes:
        if mistake.why:
            st.markdown(t("quiz.why", choice=mistake.text, why=mistake.why))
    st.markdown(asked.question.explanation)
    _name_beliefs(marked, asked.lesson)


def _name_beliefs(marked: Marked, lesson: str) -> None:
    """Say which common belief led there, and link to the view that refutes it."""
    beliefs = {choice.misconception for choice in marked.mistakes} - {None}
    for belief in (misconceptions()[number] for number in sorted(filter(None, beliefs))):
        st.markdown(t("quiz.belief", belief=belief.belief))
    views = {mistake.view for mistake in marked.mistakes} - {None, lesson}
    for view in sorted(filter(None, views)):
        menu.link_to(view, label=t("quiz.look"))


def _offer_more(asked: Asked) -> None:
    def forget() -> None:
        for key in [key for key in st.session_state if str(key).startswith(f"given.{asked.key}")]:
            del st.session_state[key]
        del st.session_state[asked.committed]

    with st.container(horizontal=True):
        st.button(t("quiz.retry"), key=f"retry.{asked.key}", on_click=forget)
        if asked.again is not None:
            st.button(t("quiz.another"), key=f"another.{asked.key}", on_click=asked.again)


def _single(asked: Asked, done: bool) -> Given | None:
    choices = asked.question.choices
    chosen = st.radio(
        asked.question.text,
        options=_shuffled(asked),
        format_func=lambda place: choices[place].text,
        index=None,
        key=f"given.{asked.key}",
        disabled=done,
        label_visibility="collapsed",
    )
    return None if chosen is None else (chosen,)


def _several(asked: Asked, done: bool) -> Given | None:
    choices = asked.question.choices
    ticked = [
        place
        for place in _shuffled(asked)
        if st.checkbox(choices[place].text, key=f"given.{asked.key}.{place}", disabled=done)
    ]
    return tuple(ticked) or None


def _order(asked: Asked, done: bool) -> Given | None:
    choices = asked.question.choices
    chosen = st.multiselect(
        asked.question.text,
        options=_shuffled(asked),
        format_func=lambda place: choices[place].text,
        key=f"given.{asked.key}",
        disabled=done,
        label_visibility="collapsed",
        placeholder=t("quiz.order_placeholder"),
    )
    return tuple(chosen) if len(chosen) == len(choices) else None


def _number(asked: Asked, done: bool) -> Given | None:
    return st.number_input(
        asked.question.text,
        value=None,
        step=0.0001,
        format="%0.4f",
        key=f"given.{asked.key}",
        disabled=done,
        label_visibility="collapsed",
        placeholder=t("quiz.number_placeholder"),
    )


_INPUTS: dict[str, Callable[[Asked, bool], Given | None]] = {
    "single": _single,
    "several": _several,
    "order": _order,
    "number": _number,
}


def _shuffled(asked: Asked) -> list[int]:
    """All places in an order that stays the same, and tells nothing of the answer."""
    places = list(range(len(asked.question.choices)))
    random.Random(asked.key).shuffle(places)
    if asked.question.kind == "order" and tuple(places) == asked.question.answer:
        places.reverse()
    return places
