"""A text that came from outside, such as a file's name -> the same text in Streamlit's Markdown."""

from __future__ import annotations

import re

_MARKS = re.compile(r"([!-/:-@\[-`{-~])")  # every mark of ASCII can be one of Markdown's


def plain(text: str) -> str:
    """Put a backslash before every mark: nothing in it becomes a link, a picture or a colour."""
    return _MARKS.sub(r"\\\1", text)
