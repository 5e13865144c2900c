"""A text -> the fonts of this computer that together hold its letters, and the letters none holds.

Matplotlib brings fonts for Latin, Greek, Cyrillic and more. Others, such as those for Chinese, are
used where they are installed.
"""

from __future__ import annotations

from matplotlib import font_manager
from matplotlib.font_manager import FontProperties


def fonts_for(text: str, first: str) -> tuple[list[str], str]:
    """Find the fonts to draw a text with.

    Args:
        text: one line.
        first: the family that draws all letters that it holds.

    Returns:
        The families in their order, and the letters that no font holds, each once.
    """
    families, lacking = [first], _lacking(text, first)
    for name in _installed() if lacking else ():
        left = _lacking(lacking, name)
        if left != lacking:
            families.append(name)
            lacking = left
    return families, lacking


def drawable(text: str, first: str) -> tuple[str, list[str]]:
    """A text that can be drawn, and the fonts to draw it with; what no font holds is a `?`."""
    families, lacking = fonts_for(text, first)
    return "".join("?" if letter in lacking else letter for letter in text), families


def _lacking(text: str, family: str) -> str:
    asked = FontProperties(family=[family])  # as a text it would be read as a pattern
    font = font_manager.get_font(font_manager.findfont(asked))
    letters = dict.fromkeys(letter for letter in text if not letter.isspace())
    return "".join(letter for letter in letters if not font.get_char_index(ord(letter)))


def _installed() -> list[str]:
    """All families, those that come with Matplotlib first: they look like the rest."""
    names = {entry.name for entry in font_manager.fontManager.ttflist}
    names = {name for name in names if not name.startswith("Last Resort")}  # draws boxes alone
    return sorted(names, key=lambda name: (not name.startswith("DejaVu"), name))
