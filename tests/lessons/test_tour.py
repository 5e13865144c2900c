"""The guided tour of every lesson leads through its views, in their order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from imgrec import course
from imgrec.errors import CourseError
from imgrec.tour import load_tour

if TYPE_CHECKING:
    from tests.lessons.conftest import LessonPage

NO_STEP = {"every_argument"}  # a view with a tour of its own: argument by argument

every_lesson = pytest.mark.parametrize("slug", course.slugs())


@every_lesson
def test_it_leads_through_every_view_in_the_order_of_the_page(slug: str) -> None:
    lesson = course.load_lesson(slug)

    steps = [step.view for step in load_tour(lesson)]

    assert steps == [demo for demo in lesson.demos if demo not in NO_STEP]


@every_lesson
def test_every_step_stands_in_its_section_and_has_something_to_do_or_see(slug: str) -> None:
    lesson = course.load_lesson(slug)

    for step in load_tour(lesson):
        assert step.view in lesson.sections[step.section].demos
        assert step.task.endswith((".", "?"))


def test_a_lesson_offers_its_tour(open_lesson: Callable[[str], LessonPage]) -> None:
    assert open_lesson("flatten").app.get_by_key("tour_flatten") is not None


def test_a_lesson_without_a_file_has_no_tour(tmp_path: Path) -> None:
    assert load_tour(replace(course.load_lesson("dense"), folder=tmp_path)) == ()


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        ('[lost]\ndo = "Look."', "to name its demos .* Received lost"),
        ('[order]\nsee = "Look."', "one sentence for order"),
        ("[order", "Expected TOML"),
    ],
)
def test_a_tour_of_another_shape_is_refused(tmp_path: Path, words: str, complaint: str) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en/tour.toml").write_text(words, "utf-8")

    with pytest.raises(CourseError, match=complaint):
        load_tour(replace(course.load_lesson("flatten"), folder=tmp_path))
