"""A lesson's `demo.toml` -> the words of its demos, with the learner's numbers filled in."""

from __future__ import annotations

from pathlib import Path

from imgrec.course_words import CourseWords


class Words(CourseWords):
    """The words beside a `demo.py`: `Words(__file__)`."""

    def __init__(self, demo_file: str, language: str | None = None) -> None:
        """Read the `demo.toml` of the lesson whose demo asks."""
        super().__init__(Path(demo_file).parent, "demo.toml", language)
