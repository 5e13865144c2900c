"""What is kept of the learner -> marks for each lesson, and a quiet sign of them in the menu."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import streamlit as st

from imgrec import course
from imgrec.lesson import Made, Quiz
from imgrec.network import Network
from imgrec.progress.summary import LessonProgress, Progress
from imgrec.questions.made import fits
from imgrec.ui import learner, menu, state
from imgrec.ui.texts import t

KEPT_IN = "en"  # a section is kept by its English title, whatever language it was read in


@dataclass(frozen=True)
class Marks:
    """One lesson: what was read, tried and answered rightly, of how much."""

    slug: str
    title: str
    read: int
    sections: int
    tried: int
    right: int
    questions: int

    @property
    def share(self) -> float:
        """How much of the lesson is done, 0 to 1."""
        return (self.read + self.right) / max(self.sections + self.questions, 1)

    @property
    def is_done(self) -> bool:
        """Whether all of it was read, and every question answered rightly."""
        return self.share >= 1


def marks(progress: Progress) -> list[Marks]:
    """All lessons, in the order of the course, with what can be asked of the network chosen."""
    network = state.network()
    return [_marks(slug, progress.of(slug), network=network) for slug in course.slugs()]


def sign_menu() -> None:
    """Put a sign beside each lesson that a learner has begun; nothing for a new visitor."""
    progress = learner.progress() if learner.has_begun() else None
    if progress is None or progress.is_empty:
        return
    begun = (lesson for lesson in marks(progress) if lesson.share > 0)
    st.html(f"<style>{''.join(_sign(lesson) for lesson in begun)}</style>")


def _marks(slug: str, kept: LessonProgress, *, network: Network) -> Marks:
    titles, places = _to_do(slug)
    names = {place.name for place in places if fits(slug, place, network)}
    return Marks(
        slug=slug,
        title=menu.entry(slug).title,
        read=len(titles & kept.sections),
        sections=len(titles),
        tried=len(names & kept.tried),
        right=len(names & kept.right),
        questions=len(names),
    )


@cache
def _to_do(slug: str) -> tuple[frozenset[str], tuple[Quiz | Made, ...]]:
    """The titles of a lesson's sections, as they are kept, and its questions."""
    lesson = course.load_lesson(slug, KEPT_IN)
    titles = frozenset(section.title for section in lesson.sections)
    return titles, lesson.questions


def _sign(lesson: Marks) -> str:
    percent = int(100 * lesson.share)
    sign = "✓" if lesson.is_done else f"{percent} %"
    said = t("progress.menu_done") if lesson.is_done else t("progress.menu_part", percent=percent)
    links = ", ".join(
        f'.st-key-menu_{at}_{lesson.slug} [data-testid="stPageLink-NavLink"]::after'
        for at in ("page", "here")
    )
    return f'{links} {{ content: "{sign}" / "{said}"; }}'
