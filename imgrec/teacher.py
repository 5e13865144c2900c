"""The teacher's file -> the plans of single lessons: steps, their minutes, and where they open.

Each plan is a table, each step a table of its own in it, so that another language can leave out
what it has not translated: it is English then, string by string.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs

from imgrec import course
from imgrec.errors import CourseError
from imgrec.languages import in_order
from imgrec.toml_files import read_toml

FOLDER = "teacher"
FILE = "teacher.toml"
_OF_A_STEP = {"minutes", "say", "view"}


@dataclass(frozen=True)
class Step:
    """One step: how long it takes, what to say, and the view to open."""

    minutes: int
    say: str
    view: str

    @property
    def page(self) -> str:
        """The page of the view: "convolution" of "convolution?filter=5"."""
        return self.view.partition("?")[0]

    @property
    def hidden(self) -> tuple[str, ...]:
        """The parts that are left out of the page."""
        asked = parse_qs(self.view.partition("?")[2]).get("hide", [""])[0]
        return tuple(part for part in asked.split(",") if part)


@dataclass(frozen=True)
class Plan:
    """One lesson at school, in steps."""

    name: str
    title: str
    summary: str
    steps: tuple[Step, ...]

    @property
    def minutes(self) -> int:
        """How long all steps take together."""
        return sum(step.minutes for step in self.steps)


def plans(language: str | None = None) -> tuple[Plan, ...]:
    """All plans in the order of the file: the single lesson, then the series; None: as is spoken.

    Raises:
        CourseError: the file cannot be read, or a step lacks something.
    """
    tables: dict[str, Any] = {}
    for name in in_order(language):
        path = course.root() / FOLDER / name / FILE
        if path.is_file():
            tables = _over(tables, read_toml(path))
    return tuple(_plan(name, table) for name, table in tables.items())


def _plan(name: str, table: dict[str, Any]) -> Plan:
    steps = tuple(_step(f"{name}.{step}", given) for step, given in table["steps"].items())
    return Plan(name, table["title"], table["summary"], steps)


def _step(name: str, given: dict[str, Any]) -> Step:
    if set(given) != _OF_A_STEP:
        raise CourseError(
            f"Expected {', '.join(sorted(_OF_A_STEP))} for the step {name} in {FILE}. "
            f"Received {', '.join(sorted(given))}. Correct the step."
        )
    return Step(**given)


def _over(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    merged = dict(below)
    for key, value in above.items():
        lower = below.get(key)
        both = isinstance(value, dict) and isinstance(lower, dict)
        merged[key] = _over(lower, value) if both else value  # type: ignore[arg-type]
    return merged
