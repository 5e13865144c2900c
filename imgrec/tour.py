"""A lesson's `tour.toml` -> the steps of the guided tour through its views, in the page's order.

    [winner]
    do = "Choose a square of four, and find its winner."

    [received]
    look = "Compare the two pictures."

Each table is named as a demo of the lesson. What is to `do` is done by using the view; what is to
`look` at, by going on. Other languages lie beside `en`; a step that is missing there is English.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from imgrec.errors import CourseError
from imgrec.languages import in_order
from imgrec.lesson import Lesson
from imgrec.toml_files import read_toml

FILE = "tour.toml"
KINDS = ("do", "look")


@dataclass(frozen=True)
class Step:
    """One view of the tour.

    Attributes:
        view: the name of the demo.
        section: the place of its section in the lesson.
        title: of that section.
        task: what a person is asked to do there.
        look: whether there is only something to look at.
    """

    view: str
    section: int
    title: str
    task: str
    look: bool


def load_tour(lesson: Lesson, language: str | None = None) -> tuple[Step, ...]:
    """Read the steps of a lesson; none where it has no tour.

    Raises:
        CourseError: the file is not of the shape above, or names a demo that the lesson lacks.
    """
    paths = [lesson.folder / name / FILE for name in in_order(language)]
    tasks = {view: task for path in paths if path.is_file() for view, task in _read(path).items()}
    if unknown := set(tasks) - set(lesson.demos):
        raise CourseError(
            f"Expected the tour of {lesson.slug} to name its demos {', '.join(lesson.demos)}. "
            f"Received {', '.join(sorted(unknown))}. Correct the name."
        )
    return tuple(
        _step(view, place, title=section.title, task=tasks[view])
        for place, section in enumerate(lesson.sections)
        for view in section.demos
        if view in tasks
    )


def _step(view: str, place: int, *, title: str, task: tuple[str, str]) -> Step:
    kind, words = task
    return Step(view=view, section=place, title=title, task=words, look=kind == "look")


def _read(path: Path) -> dict[str, tuple[str, str]]:
    tables = read_toml(path)
    return {view: _task(view, table, path) for view, table in tables.items()}


def _task(view: str, table: Any, path: Path) -> tuple[str, str]:
    if isinstance(table, dict) and len(table) == 1:
        kind, words = next(iter(table.items()))
        if kind in KINDS and isinstance(words, str):
            return kind, words
    raise CourseError(
        f"Expected one sentence for {view} in {path}, under do or look. Received {table!r}."
    )
