"""A question -> the controls to answer it with, and what they hold, as `mark` takes it."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

import streamlit as st

from imgrec.questions.question import Question
from imgrec.ui.texts import t

Given = tuple[int, ...] | float
SMALLEST_STEP = 0.0001


def ask(question: Question, key: str, *, commit: Callable[[], None]) -> None:
    """Draw the controls and the button that commits; Enter in a number commits as well."""
    st.html(f'<p class="quiz-kind">{t(f"quiz.{question.kind}")}</p>')
    label = t("quiz.check")
    if question.kind == "order":
        _order(question, key)
        st.button(label, key=f"check.{key}", on_click=commit)
    else:
        with st.form(f"form.{key}", border=False):
            _CONTROLS[question.kind](question, key)
            st.form_submit_button(label, key=f"check.{key}", on_click=commit)


def given(question: Question, key: str) -> Given | None:
    """What the learner has answered so far, or None where that is no whole answer."""
    places = range(len(question.choices))
    if question.kind == "several":
        return tuple(p for p in places if st.session_state.get(f"given.{key}.{p}")) or None
    held = st.session_state.get(f"given.{key}")
    if question.kind == "order":
        return tuple(held) if held and len(held) == len(places) else None
    if question.kind == "single":
        return None if held is None else (int(held),)
    return None if held is None else float(held)


def forget(key: str) -> None:
    """Empty the controls."""
    for held in [held for held in st.session_state if str(held).startswith(f"given.{key}")]:
        del st.session_state[held]


def shuffled(question: Question, key: str) -> list[int]:
    """The places of all choices in an order that stays the same, and tells nothing."""
    places = list(range(len(question.choices)))
    random.Random(key).shuffle(places)
    if question.kind == "order" and tuple(places) == question.answer:
        places.reverse()
    return places


def _single(question: Question, key: str) -> None:
    st.radio(
        _label(question),
        options=shuffled(question, key),
        format_func=lambda place: question.choices[place].text,
        index=None,
        key=f"given.{key}",
        label_visibility="collapsed",
    )


def _several(question: Question, key: str) -> None:
    for place in shuffled(question, key):
        st.checkbox(question.choices[place].text, key=f"given.{key}.{place}")


def _number(question: Question, key: str) -> None:
    st.number_input(
        _label(question),
        value=None,
        step=SMALLEST_STEP,
        format="%g",
        key=f"given.{key}",
        label_visibility="collapsed",
        placeholder=t("quiz.number_placeholder"),
        width=220,
    )


def _label(question: Question) -> str:
    """The question as it is read out: a label is not drawn, so its signs would be spoken."""
    return re.sub(r"[*`]", "", question.text)


def _order(question: Question, key: str) -> None:
    """One button a choice: pressing it gives it the next number, pressing it again takes it off."""
    taken: list[int] = st.session_state.setdefault(f"given.{key}", [])

    def press(place: int) -> None:
        taken.remove(place) if place in taken else taken.append(place)

    with st.container(key=f"order.{key}", gap="small"):
        for place in shuffled(question, key):
            rank = f"**{taken.index(place) + 1}**" if place in taken else "–"
            label = f"{rank}\N{EM SPACE}{question.choices[place].text}"
            kept = f"press.{key}.{place}"
            st.button(label, key=kept, on_click=press, args=(place,), width="stretch")


_CONTROLS: dict[str, Callable[[Question, str], None]] = {
    "single": _single,
    "several": _several,
    "number": _number,
}
