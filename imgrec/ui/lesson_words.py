"""A lesson's `en/demo.toml` -> the words of its demos, by key."""

from __future__ import annotations

import tomllib
from pathlib import Path

from imgrec.course import LANGUAGE
from imgrec.errors import CourseError


class Words:
    """The words of one lesson's demos: `words("winner", row=2)` fills in `{row}`."""

    def __init__(self, demo_file: str, language: str = LANGUAGE) -> None:
        """Read the words beside a `demo.py`; its own `__file__` says which."""
        self._path = Path(demo_file).parent / language / "demo.toml"
        self._texts = tomllib.loads(self._path.read_text(encoding="utf-8"))

    def __call__(self, key: str, **values: object) -> str:
        """The text under the key, its `{names}` filled in.

        Raises:
            CourseError: there is no such text.
        """
        text = self._texts.get(key)
        if not isinstance(text, str):
            raise CourseError(f"Expected a text {key} in {self._path}. Found none. Add it.")
        return text.format(**values)
