"""Who sits at this browser -> their code, and what they did, kept without ever stopping a lesson.

The code lies in a cookie, which Streamlit hands over when the page is opened; the small widget
`learner` writes it. A browser that takes no cookies has a code for as long as the page is open.
SQLAlchemy is loaded only for a learner of whom something is kept.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import streamlit as st

from imgrec.errors import ProgressError
from imgrec.progress import learner_code
from imgrec.ui import widget
from imgrec.ui.keeping import keeper
from imgrec.ui.texts import t

if TYPE_CHECKING:
    from imgrec.progress.summary import Progress

COOKIE = "imgrec_learner"
KEY = "learner"
FOUND = "found"

_CODE = "imgrec.learner"
_TURN = "imgrec.learner_turn"  # how often another learner has taken over in this session
_BEGUN = "imgrec.learner_begun"
_ADOPTED = "imgrec.learner_found"
_UNWRITTEN = "imgrec.not_kept"
_UNREAD = "imgrec.not_read"

_log = logging.getLogger(__name__)


def record_answer(lesson: str, question_id: str, right: bool, given: object) -> bool:
    """Keep one answer of the learner. Never raises; the page says when it was not kept.

    Args:
        lesson: the slug.
        question_id: unique in the lesson, with or without its slug: `convolution.how_many`.
        right: what `mark` found.
        given: anything that JSON holds: indices of choices, a number.

    Returns:
        Whether it was kept.
    """
    try:
        name = question_id.removeprefix(f"{lesson}.")
        keeper().record_answer(code(), lesson, question_id=name, right=right, given=given)
    except ProgressError as error:
        return _not_kept(error)
    return _kept()


def record_read(lesson: str, section: str) -> bool:
    """Keep that the learner has read a section, by its title. Never raises; see `record_answer`."""
    try:
        keeper().record_read(code(), lesson, section=section)
    except ProgressError as error:
        return _not_kept(error)
    return _kept()


def progress() -> Progress | None:
    """What is kept of the learner, or None where it cannot be read. Never raises."""
    try:
        found = keeper().progress(code())
    except ProgressError as error:
        _not_kept(error, _UNREAD)
        return None
    st.session_state.pop(_UNREAD, None)
    return found


def code() -> str:
    """The learner's code: of this session, else of this browser, else a new one."""
    if _CODE not in st.session_state:
        st.session_state[_CODE] = _from_cookie() or learner_code.new_code()
    kept: str = st.session_state[_CODE]
    return kept


def has_begun() -> bool:
    """Whether something may be kept: the browser knew the code, or this session kept something."""
    code()
    return bool(st.session_state.get(_BEGUN, False))


def become(typed: str) -> None:
    """Go on as the learner of this code.

    Raises:
        ProgressError: it is no code, nothing is kept under it, or nothing can be read.
    """
    asked = learner_code.read_code(typed)
    if keeper().progress(asked).is_empty:
        raise ProgressError(
            f"Expected a code under which progress is kept. Nothing is kept under {asked}: "
            "compare it with what you wrote down, or it was deleted."
        )
    _take_over(asked, begun=True)


def become_someone_else() -> None:
    """Start anew, as on a shared computer: what was kept stays, under the code it has."""
    _take_over(learner_code.new_code(), begun=False)


def delete_everything() -> bool:
    """Forget all that is kept of the learner, their code as well. Never raises.

    Returns:
        Whether it is gone.
    """
    try:
        keeper().delete(code())
    except ProgressError as error:
        return _not_kept(error)
    become_someone_else()
    return True


def draw() -> None:
    """Let the browser keep the code; and say so where progress is not being kept."""
    _follow_browser()
    with st.container(key="learner_code"):
        options = {"code": code(), "cookie": COOKIE, "turn": st.session_state.get(_TURN, 0)}
        widget.mount(KEY, {}, options, key=KEY, decisions=[FOUND])
    if problem():
        say_problem()


def say_problem() -> None:
    """Put the sentence on the page that progress is not being kept."""
    st.html(f'<p class="not-kept" role="status">{t("progress.not_kept")}</p>')


def problem() -> str | None:
    """Why progress is not being kept, for the person who runs the server; None where it is."""
    found: str | None = st.session_state.get(_UNWRITTEN) or st.session_state.get(_UNREAD)
    return found


def _from_cookie() -> str | None:
    kept = st.context.cookies.get(COOKIE)
    if not isinstance(kept, str):  # Streamlit's own tests of pages give something else
        return None
    try:
        found = learner_code.read_code(kept)
    except ProgressError:
        return None
    st.session_state[_BEGUN] = True
    return found


def _follow_browser() -> None:
    """Take the code that another window of this browser has set meanwhile."""
    found = widget.decided(KEY, FOUND)
    if not isinstance(found, str) or found == st.session_state.get(_ADOPTED):
        return
    st.session_state[_ADOPTED] = found
    try:
        st.session_state[_CODE] = learner_code.read_code(found)
    except ProgressError:
        become_someone_else()  # the browser holds no code: write one over it
    else:
        st.session_state[_BEGUN] = True


def _take_over(new: str, *, begun: bool) -> None:
    st.session_state[_CODE] = new
    st.session_state[_BEGUN] = begun
    st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1
    st.session_state.pop(_UNWRITTEN, None)


def _kept() -> bool:
    st.session_state[_BEGUN] = True
    st.session_state.pop(_UNWRITTEN, None)
    return True


def _not_kept(error: ProgressError, what: str = _UNWRITTEN) -> bool:
    if not problem():
        _log.warning("%s", error)
        st.toast(t("progress.not_kept"))
    st.session_state[what] = str(error)  # an unwritten answer is admitted until one is written
    return False
