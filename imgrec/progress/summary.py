"""A learner's answers and sections read -> marks, lesson by lesson."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class Tried:
    """One answer: to which question of which lesson, whether right, what was given, and when."""

    lesson: str
    question_id: str
    right: bool
    given: object
    at: datetime


@dataclass(frozen=True)
class LessonProgress:
    """One lesson: sections read, questions tried, those answered rightly, and all answers.

    A question counts as right once any answer to it was: marks never fall, and the order in which
    two windows' answers arrive does not matter.
    """

    sections: frozenset[str] = frozenset()
    tried: frozenset[str] = frozenset()
    right: frozenset[str] = frozenset()
    answers: int = 0


NOTHING = LessonProgress()


@dataclass(frozen=True)
class Progress:
    """All lessons of one learner, and when the last thing was kept."""

    lessons: dict[str, LessonProgress] = field(default_factory=dict)
    last: datetime | None = None

    def of(self, lesson: str) -> LessonProgress:
        """One lesson; nothing where nothing is kept."""
        return self.lessons.get(lesson, NOTHING)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is kept."""
        return not self.lessons


def summarise(
    answers: Iterable[Tried], sections: Iterable[tuple[str, str, datetime]] = ()
) -> Progress:
    """Give the marks.

    Args:
        answers: in any order.
        sections: lesson, section, and when it was read.
    """
    tried, read = list(answers), list(sections)
    names = {answer.lesson for answer in tried} | {lesson for lesson, _, _ in read}
    times = [answer.at for answer in tried] + [at for _, _, at in read]
    return Progress(
        {name: _lesson(name, tried, read) for name in sorted(names)}, max(times, default=None)
    )


def _lesson(
    name: str, answers: list[Tried], sections: list[tuple[str, str, datetime]]
) -> LessonProgress:
    here = [answer for answer in answers if answer.lesson == name]
    return LessonProgress(
        sections=frozenset(section for lesson, section, _ in sections if lesson == name),
        tried=frozenset(answer.question_id for answer in here),
        right=frozenset(answer.question_id for answer in here if answer.right),
        answers=len(here),
    )
