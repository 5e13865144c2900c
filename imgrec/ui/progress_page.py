"""What is kept of the learner -> the progress page: marks, certificate, CSV, code, forgetting."""

from __future__ import annotations

from html import escape

import streamlit as st

from imgrec.errors import ProgressError
from imgrec.progress.certificate import Row, Words, certificate, undrawable
from imgrec.progress.summary import Progress
from imgrec.ui import learner
from imgrec.ui.keeping import keeper
from imgrec.ui.lesson_marks import Marks, marks
from imgrec.ui.numbers import show as put
from imgrec.ui.texts import t

_SAID = "imgrec.progress_said"
_TYPED = "progress_typed"
_NAME = "progress_name"


def show() -> None:
    """Draw the page."""
    _say_what_happened()
    told = learner.problem() is not None
    progress = learner.progress()
    if progress is None and not told:
        learner.say_problem()
    if progress is not None:
        lessons = marks(progress)
        _table(lessons)
        _take_away(progress, lessons)
    _code()
    _forget(progress)


def _table(lessons: list[Marks]) -> None:
    heads = ("lesson", "read", "tried", "right")
    columns = "".join(f'<th scope="col">{t(f"progress.{head}")}</th>' for head in heads)
    head = f"<thead><tr>{columns}</tr></thead>"
    body = f"<tbody>{''.join(_row(lesson) for lesson in lessons)}</tbody>"
    with st.container(key="view_marks"):
        put(f'<table class="ir-marks">{head}{body}</table>')


def _row(lesson: Marks) -> str:
    read = _of(lesson.read, lesson.sections)
    tried, right = (_of(count, lesson.questions) for count in (lesson.tried, lesson.right))
    done = ' class="ir-done"' if lesson.is_done else ""
    cells = "".join(f"<td>{cell}</td>" for cell in (read, tried, right))
    return f'<tr{done}><th scope="row">{escape(lesson.title)}</th>{cells}</tr>'


def _of(count: int, total: int) -> str:
    return t("progress.of", count=count, total=total) if total else "–"


def _take_away(progress: Progress, lessons: list[Marks]) -> None:
    if progress.is_empty or progress.last is None:
        put(f'<p class="ir-note">{t("progress.nothing")}</p>')
        return
    with st.container(key="view_certificate"):
        st.header(t("progress.certificate"), anchor=False)
        name = st.text_input(t("progress.name"), key=_NAME, max_chars=60, help=t("progress.unkept"))
        if letters := undrawable(name):
            _say(t("progress.undrawable", letters=letters))
        picture = certificate(_words(name, progress, lessons=lessons), _rows(lessons))
        st.image(picture, width=560)
        with st.container(horizontal=True):
            file = "imgrec-certificate.png"
            st.download_button(t("progress.download"), picture, file, "image/png")
            _csv()


def _csv() -> None:
    try:
        rows = keeper().export_csv(learner.code())
    except ProgressError:
        return  # the page has said already that the database cannot be read
    st.download_button(t("progress.csv"), rows, "imgrec-progress.csv", "text/csv")


def _words(name: str, progress: Progress, *, lessons: list[Marks]) -> Words:
    right, questions = (sum(getattr(m, part) for m in lessons) for part in ("right", "questions"))
    read, sections = (sum(getattr(m, part) for m in lessons) for part in ("read", "sections"))
    told = {"right": right, "questions": questions, "read": read, "sections": sections}
    return Words(
        title=t("progress.certificate_title"),
        name=name.strip(),
        sentence=t("progress.certificate_sentence", **told),
        foot=t("progress.certificate_foot", date=f"{progress.last:%Y-%m-%d}"),
    )


def _rows(lessons: list[Marks]) -> list[Row]:
    return [
        Row(
            m.title,
            m.share,
            t("progress.certificate_row", **{part: getattr(m, part) for part in vars(m)}),
        )
        for m in lessons
    ]


def _code() -> None:
    with st.container(key="view_code"):
        st.header(t("progress.code"), anchor=False)
        st.markdown(t("progress.code_words"))
        st.code(learner.code(), language=None)
        with st.form("progress_back", border=False):
            st.text_input(t("progress.typed"), key=_TYPED, placeholder="XXXX-XXXX-XXXX")
            st.form_submit_button(t("progress.back"), on_click=_bring_back)
        st.button(
            t("progress.someone"),
            key="progress_someone",
            help=t("progress.someone_help"),
            on_click=_become_someone_else,
        )


def _forget(progress: Progress | None) -> None:
    if progress is not None and progress.is_empty:
        return
    with st.popover(t("progress.delete")):
        st.markdown(t("progress.delete_sure"))
        st.button(t("progress.delete_yes"), key="progress_delete", type="primary", on_click=_delete)


def _bring_back() -> None:
    try:
        learner.become(st.session_state[_TYPED])
    except ProgressError as error:
        st.session_state[_SAID] = str(error)
    else:
        st.session_state[_SAID] = t("progress.welcome_back")


def _become_someone_else() -> None:
    learner.become_someone_else()
    st.session_state[_SAID] = t("progress.new_code")


def _delete() -> None:
    said = "progress.deleted" if learner.delete_everything() else "progress.not_deleted"
    st.session_state[_SAID] = t(said)


def _say_what_happened() -> None:
    if said := st.session_state.pop(_SAID, None):
        _say(said)


def _say(sentence: str) -> None:
    put(f'<p class="ir-say" role="status">{escape(sentence)}</p>')
