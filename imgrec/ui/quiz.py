"""Questions in a lesson -> a deck of cards: the learner commits to an answer, then sees what is so.

Until "Check" is pressed nothing is told; afterwards every wrong choice says why it is wrong.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import streamlit as st

from imgrec.lesson import Lesson, Made, Quiz
from imgrec.questions.made import fits, make
from imgrec.questions.question import Question, mark
from imgrec.questions.written import load_quiz
from imgrec.ui import learner, quiz_inputs, quiz_reveal, state, widget
from imgrec.ui.quiz_inputs import Given
from imgrec.ui.texts import t

Place = Quiz | Made
MOST_DRAWS = 2**31


@dataclass(frozen=True)
class Asked:
    """A question on a page.

    Attributes:
        question: what is asked.
        lesson: the slug of the lesson that asks.
        name: of the question in its lesson; progress is kept under it.
        key: of its inputs, another one for every question that is made anew.
        again: draws another question of the kind, where it is a made one.
    """

    question: Question
    lesson: str
    name: str
    key: str
    again: Callable[[], None] | None = None

    @property
    def committed(self) -> str:
        """Where the answer is kept once it is given."""
        return f"imgrec.committed.{self.key}"

    @property
    def empty(self) -> str:
        """Where it is kept that "Check" was pressed without an answer."""
        return f"imgrec.empty.{self.key}"


def show(lesson: Lesson, places: Sequence[Place]) -> None:
    """Draw the questions of a section as one card, one question at a time."""
    network = state.network()
    asked = tuple(place for place in places if fits(lesson.slug, place, network))
    if asked:
        with st.container(key=f"quiz_{lesson.slug}_{asked[0].name}"):
            _deck(lesson, asked)


def keep_focus() -> None:
    """Keep the keyboard in a card whose button goes when it is pressed; once a page."""
    with st.container(key="card_focus"):
        widget.mount("card_focus", {}, key="cards")


@st.fragment
def _deck(lesson: Lesson, places: tuple[Place, ...]) -> None:
    """Draw the question whose turn it is; answering it redraws nothing else."""
    turn = f"imgrec.turn.{lesson.slug}.{places[0].name}"
    at: int = st.session_state.get(turn, 0)
    _head(places, at, turn=turn)
    asked = _asked(lesson, places[at])
    if asked is None:
        st.markdown(t("quiz.no_question"))
    else:
        _show(asked)


def _head(places: tuple[Place, ...], at: int, *, turn: str) -> None:
    def go(to: int) -> None:
        st.session_state[turn] = to

    words = [t("quiz.head")]
    words += [t("quiz.made")] if isinstance(places[at], Made) else []
    words += [t("quiz.place", place=at + 1, last=len(places))] if len(places) > 1 else []
    with st.container(key=f"head.{turn}", horizontal=True, vertical_alignment="center"):
        st.html(f'<h3 class="quiz-head">{" · ".join(words)}</h3>')
        for name, to in (("back", at - 1), ("next", at + 1)):
            if to in range(len(places)):
                label, key = t(f"quiz.{name}"), f"{name}.{turn}"
                st.button(label, key=key, type="tertiary", on_click=go, args=(to,))


def _asked(lesson: Lesson, place: Place) -> Asked | None:
    if isinstance(place, Made):
        return _asked_anew(lesson, place.name)
    question = load_quiz(lesson.folder)[place.name]
    return Asked(question, lesson.slug, name=place.name, key=question.id)


def _asked_anew(lesson: Lesson, name: str) -> Asked | None:
    kept = f"imgrec.draw.{lesson.slug}.{name}"
    draw: int = st.session_state.setdefault(kept, random.randrange(MOST_DRAWS))
    network, rng = state.network(), np.random.default_rng(draw)
    question = make(lesson.slug, name, network, state.trace(), rng)
    if question is None:
        return None

    def again() -> None:
        st.session_state[kept] = random.randrange(MOST_DRAWS)

    key = f"{question.id}.{draw}.{state.picture().id}.{network.id}"
    return Asked(question, lesson.slug, name=name, key=key, again=again)


def _show(asked: Asked) -> None:
    st.markdown(asked.question.text)
    committed: Given | None = st.session_state.get(asked.committed)
    if committed is None:
        _ask(asked)
    else:
        marked = mark(asked.question, committed)
        order = quiz_inputs.shuffled(asked.question, asked.key)
        quiz_reveal.show(asked.question, committed, marked, order=order, lesson=asked.lesson)
        _offer_more(asked)


def _ask(asked: Asked) -> None:
    def commit() -> None:
        given = quiz_inputs.given(asked.question, asked.key)
        st.session_state[asked.empty] = given is None
        if given is not None:
            st.session_state[asked.committed] = given
            right = mark(asked.question, given).right
            learner.record_answer(asked.lesson, asked.name, right=right, given=given)

    quiz_inputs.ask(asked.question, asked.key, commit=commit)
    if st.session_state.get(asked.empty):
        st.html(f'<p class="quiz-note" role="alert">{t("quiz.empty")}</p>')


def _offer_more(asked: Asked) -> None:
    def forget() -> None:
        quiz_inputs.forget(asked.key)
        del st.session_state[asked.committed]

    with st.container(horizontal=True):
        st.button(t("quiz.retry"), key=f"retry.{asked.key}", on_click=forget)
        if asked.again is not None:
            st.button(t("quiz.another"), key=f"another.{asked.key}", on_click=asked.again)
