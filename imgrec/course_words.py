"""A TOML file of a lesson's words -> its sentences, with the learner's numbers filled in.

    winner_say = "Row {row} wins with **{value:.3f}**, {share:share} of all."

Numbers are written as everywhere in the app. A sentence that is not translated stays English.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from imgrec.course import LANGUAGE
from imgrec.errors import CourseError
from imgrec.number_texts import NumberFormatter


class CourseWords:
    """The words of one file of a lesson: `words("winner_say", row=2)` fills in `{row}`."""

    def __init__(self, folder: Path, file: str, language: str = LANGUAGE) -> None:
        """Read `folder/en/file`, and over it what the language has of it."""
        self._path = folder / LANGUAGE / file
        self._texts = _read(self._path)
        if (translated := folder / language / file).is_file():
            self._texts = {**self._texts, **_read(translated)}

    def __call__(self, key: str, **values: Any) -> str:
        """Give the text under the key, its `{names}` filled in.

        Raises:
            CourseError: there is no such text, or a name in it has no value.
        """
        text = self._texts.get(key)
        if not isinstance(text, str):
            raise CourseError(f"Expected a text {key} in {self._path}. Found none. Add it.")
        try:
            return NumberFormatter().format(text, **values)
        except KeyError as error:
            raise CourseError(
                f"Expected {key} in {self._path} to use only {', '.join(values)}. "
                f"Received {{{error.args[0]}}}. Correct the name."
            ) from error


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))
