"""Any text -> a name of a class that is safe to show, to store and to compare."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

LONGEST = 40


def clean(text: str) -> str:
    """A name in one line without control characters, at most `LONGEST` long; may be empty."""
    composed = unicodedata.normalize("NFC", text)
    shown = "".join(" " if unicodedata.category(c)[0] in "CZ" else c for c in composed)
    return " ".join(shown.split())[:LONGEST].strip()


def same(name: str, among: Iterable[str]) -> str | None:
    """The one among these that differs in nothing but small and capital letters, if there is."""
    folded = name.casefold()
    return next((other for other in among if other.casefold() == folded), None)
