"""An answer that was committed -> what is right, why the rest is wrong, and where to see it."""

from __future__ import annotations

import streamlit as st

from imgrec.questions.misconceptions import misconceptions
from imgrec.questions.question import Choice, Marked, Question
from imgrec.ui import menu
from imgrec.ui.quiz_inputs import Given
from imgrec.ui.texts import t

MINUS = "\N{MINUS SIGN}"


def show(
    question: Question, given: Given, marked: Marked, *, order: list[int], lesson: str
) -> None:
    """Draw the marks.

    Args:
        question: what was asked.
        given: what was answered.
        marked: what `mark` found.
        order: the places of the choices, as they stood when they were chosen from.
        lesson: the slug of the page, for which no link is needed.
    """
    if isinstance(given, tuple):
        _choices(question, given, order=order)
    else:
        _number(question, given, marked)
    word = "right" if marked.right else "wrong"
    st.html(f'<p class="quiz-verdict quiz-is-{word}" role="status">{t(f"quiz.{word}")}</p>')
    st.markdown(question.explanation)
    _where_to_look(marked.mistakes, lesson)


def _choices(question: Question, given: tuple[int, ...], *, order: list[int]) -> None:
    in_order = question.kind == "order"
    for rank, place in enumerate(question.right_choices if in_order else order):
        if in_order:
            _ranked(question.choices[place], rank, given.index(place))
        else:
            is_right = place in question.right_choices
            _choice(question.choices[place], is_right=is_right, is_given=place in given)


def _choice(choice: Choice, *, is_right: bool, is_given: bool) -> None:
    if is_given:
        _line("right" if is_right else "wrong", choice.text, "" if is_right else choice.why)
    elif is_right:
        _line("missed", choice.text)
    else:
        _line("other", choice.text)


def _ranked(choice: Choice, rank: int, put: int) -> None:
    was = "" if put == rank else t("quiz.was", place=put + 1)
    _line("wrong" if was else "right", f"**{rank + 1}**\N{EM SPACE}{choice.text}", was)


def _number(question: Question, given: float, marked: Marked) -> None:
    why = " ".join(mistake.why for mistake in marked.mistakes)
    _line("right" if marked.right else "wrong", t("quiz.given", number=_typed(given)), why)
    if not marked.right and isinstance(question.answer, float):
        _line("missed", t("quiz.due", number=_typed(question.answer)))


def _line(kind: str, text: str, why: str = "") -> None:
    """A choice with its sign: right, wrong, missed (right, but not given), or other."""
    sign = {"right": "✓", "missed": "✓", "wrong": "✗"}.get(kind, "\N{EN DASH}")
    colour = {"right": "quiz-yes", "missed": "quiz-yes", "wrong": "quiz-no"}.get(kind, "quiz-other")
    with st.container(horizontal=True, gap="small"):
        said = 'aria-hidden="true"' if kind == "other" else f'aria-label="{t(f"quiz.sign_{kind}")}"'
        html = f'<span role="img" {said} class="quiz-sign {colour}">{sign}</span>'
        st.html(html, width="content")
        st.markdown(f"{text}  \n:gray[{why}]" if why else text)


def _where_to_look(mistakes: tuple[Choice, ...], lesson: str) -> None:
    """Name the common beliefs that led there, and link to the views that refute them."""
    numbers = sorted({m.misconception for m in mistakes if m.misconception is not None})
    for number in numbers:
        st.markdown(t("quiz.belief", belief=misconceptions()[number].belief))
    views = sorted({mistake.view for mistake in mistakes if mistake.view})
    if any(view.partition("?")[0] == lesson for view in views):
        st.markdown(t("quiz.look_here"))
    for view in views:
        slug = view.partition("?")[0]
        if slug != lesson:
            menu.link_to(view, label=t("quiz.look", page=menu.entry(slug).label))


def _typed(value: float) -> str:
    return f"{value:,.10g}".replace("-", MINUS)
