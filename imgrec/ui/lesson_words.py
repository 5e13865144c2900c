"""A lesson's `en/demo.toml` -> the words of its demos, with the learner's numbers filled in.

    winner_say = "Row {row} wins with **{value:.3f}**, {share:share} of all."

Numbers are written as everywhere in the app: with a true minus sign, shares as percent.
"""

from __future__ import annotations

import string
import tomllib
from pathlib import Path
from typing import Any

from imgrec.course import LANGUAGE
from imgrec.errors import CourseError
from imgrec.ui.numbers import MINUS, percent


class Words:
    """The words of one lesson's demos: `words("winner_say", row=2)` fills in `{row}`."""

    def __init__(self, demo_file: str, language: str = LANGUAGE) -> None:
        """Read the words beside a `demo.py`; its own `__file__` says which."""
        self._path = Path(demo_file).parent / language / "demo.toml"
        self._texts = tomllib.loads(self._path.read_text(encoding="utf-8"))

    def __call__(self, key: str, **values: Any) -> str:
        """Give the text under the key, its `{names}` filled in.

        Raises:
            CourseError: there is no such text, or a name in it has no value.
        """
        text = self._texts.get(key)
        if not isinstance(text, str):
            raise CourseError(f"Expected a text {key} in {self._path}. Found none. Add it.")
        try:
            return _Numbers().format(text, **values)
        except KeyError as error:
            raise CourseError(
                f"Expected {key} in {self._path} to use only {', '.join(values)}. "
                f"Received {{{error.args[0]}}}. Correct the name."
            ) from error


class _Numbers(string.Formatter):
    def format_field(self, value: Any, format_spec: str) -> str:
        if format_spec.startswith("share"):  # share, or share2 for two digits after the point
            return percent(value, int(format_spec[5:] or 1))
        text: str = super().format_field(value, format_spec)
        return text if isinstance(value, str) else text.replace("-", MINUS)
