"""A lesson counts the questions that can be asked of the network chosen, and no others."""

from __future__ import annotations

import pytest

from imgrec import course
from imgrec.lesson import Made, Quiz
from imgrec.progress.summary import LessonProgress, Progress
from imgrec.ui import lesson_marks

SLUG = "training"


def test_a_lesson_is_done_without_the_questions_that_do_not_fit_the_network(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lesson = course.load_lesson(SLUG, "en")
    titles = frozenset(section.title for section in lesson.sections)
    asked = frozenset(place.name for place in lesson.questions if isinstance(place, Quiz))
    kept = Progress({SLUG: LessonProgress(titles, asked, asked)})

    def done() -> bool:
        return next(m for m in lesson_marks.marks(kept) if m.slug == SLUG).is_done

    assert not done()
    assert any(isinstance(place, Made) for place in lesson.questions)
    monkeypatch.setattr(lesson_marks, "fits", lambda _, place, __: isinstance(place, Quiz))

    assert done()
