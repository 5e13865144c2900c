"""A sentence and a width on paper -> its lines, by the real width of its letters."""

from __future__ import annotations

import re

from matplotlib.font_manager import FontProperties
from matplotlib.textpath import TextToPath

POINT = 25.4 / 72  # millimetres

_TIED = re.compile(r" (?=[×÷+−=%])|(?<=[×÷+−=]) ")  # a formula stays in one line


def width_of(text: str, size: float, *, weight: str = "normal") -> float:
    """Measure a text in millimetres; `size` in points."""
    font = FontProperties(size=size, weight=weight)
    wide, _, _ = TextToPath().get_text_width_height_descent(text, font, ismath=False)
    return float(wide) * POINT


def wrapped(text: str, width: float, size: float) -> list[str]:
    """Break a sentence into lines of at most `width` millimetres, but never in a formula."""
    lines: list[str] = []
    for word in _TIED.sub("\N{NO-BREAK SPACE}", text).split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
