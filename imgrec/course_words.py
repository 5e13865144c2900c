"""A TOML file of a lesson's words -> its sentences, with the learner's numbers filled in.

    winner_say = "Row {row} wins with **{value:.3f}**, {share:share} of all."

Numbers are written as everywhere in the app. A sentence that is not translated stays English.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from imgrec.errors import CourseError
from imgrec.languages import ENGLISH, in_order
from imgrec.number_texts import NumberFormatter


class CourseWords:
    """The words of one file of a lesson: `words("winner_say", row=2)` fills in `{row}`."""

    def __init__(self, folder: Path, file: str, language: str | None = None) -> None:
        """Name the words: `folder/en/file`, and over it what the language has; None: the spoken."""
        self._folder, self._file, self._language = folder, file, language
        self._path = folder / ENGLISH / file

    def __call__(self, key: str, **values: Any) -> str:
        """Give the text under the key, its `{names}` filled in.

        Raises:
            CourseError: there is no such text, or a name in it has no value.
        """
        text = self._texts().get(key)
        if not isinstance(text, str):
            raise CourseError(f"Expected a text {key} in {self._path}. Found none. Add it.")
        try:
            return NumberFormatter().format(text, **values)
        except KeyError as error:
            raise CourseError(
                f"Expected {key} in {self._path} to use only {', '.join(values)}. "
                f"Received {{{error.args[0]}}}. Correct the name."
            ) from error

    def _texts(self) -> dict[str, Any]:
        """What the language has, and the rest in English; looked up anew, as people differ."""
        paths = [self._folder / name / self._file for name in in_order(self._language)]
        tables = [_read(path, path.stat().st_mtime_ns) for path in paths if path.is_file()]
        return {key: text for table in tables for key, text in table.items()}


@cache
def _read(path: Path, changed: int) -> dict[str, Any]:  # changed: an edited file is read again
    return tomllib.loads(path.read_text(encoding="utf-8"))
