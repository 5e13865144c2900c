"""The glossary's file, and prose with `[words](glossary:term)` in it -> entries, and the links.

    [feature_map]
    word = "feature map"
    text = "The picture that one filter draws: its answer at every place."
    lesson = "convolution"

Each language is one file in `lessons/glossary/`; an entry that is missing there is English.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from imgrec import course
from imgrec.errors import CourseError
from imgrec.languages import in_order
from imgrec.toml_files import read_toml

FOLDER = "glossary"

_LINK = re.compile(r"\[(?P<words>[^\]\[]+)\]\(glossary:(?P<term>\w+)\)")
_KEYS = {"word", "text", "lesson"}


@dataclass(frozen=True)
class Entry:
    """One term: its name in links, its word, what it means, and the lesson that shows it."""

    term: str
    word: str
    text: str
    lesson: str


def entries(language: str | None = None) -> dict[str, Entry]:
    """All entries by term, in the order of their words in the spoken language.

    Raises:
        CourseError: the file is not of the shape above.
    """
    return _in(in_order(language))


@cache
def _in(names: tuple[str, ...]) -> dict[str, Entry]:
    folder = course.root() / FOLDER
    files = [path for name in names if (path := folder / f"{name}.toml").is_file()]
    found = {entry.term: entry for path in files for entry in read(path)}
    return dict(sorted(found.items(), key=lambda pair: in_dictionary(pair[1].word)))


def in_dictionary(word: str) -> str:
    """What a word is sorted by: without capitals, and with an umlaut beside its plain letter."""
    return unicodedata.normalize("NFKD", word).casefold()


def read(path: Path) -> list[Entry]:
    """The entries of one file."""
    tables = read_toml(path)
    for term, table in tables.items():
        if not isinstance(table, dict) or set(table) != _KEYS:
            raise CourseError(
                f"Expected word, text and lesson for the term {term} in {path}, and no more. "
                "Correct its table."
            )
    return [Entry(term=term, **table) for term, table in tables.items()]


def terms(markdown: str) -> tuple[str, ...]:
    """The terms that prose links to, each once, in the order of the prose."""
    return tuple(dict.fromkeys(found["term"] for found in _LINK.finditer(markdown)))


def linked(markdown: str, link: Callable[[str, str], str]) -> str:
    """Prose with each link replaced by what `link(words, term)` gives."""
    return _LINK.sub(lambda found: link(found["words"], found["term"]), markdown)


def plain(markdown: str) -> str:
    """Prose with the words of the links alone."""
    return linked(markdown, lambda words, _: words)
