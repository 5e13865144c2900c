"""The number of a misconception -> what people believe, and the page that refutes it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from imgrec import course
from imgrec.languages import in_order


@dataclass(frozen=True)
class Misconception:
    """Something that many people believe of such networks, and that is not so.

    Attributes:
        belief: it, in their words.
        view: the slug of the page where one can see that it is not so.
    """

    belief: str
    view: str


def misconceptions(language: str | None = None) -> dict[int, Misconception]:
    """All of them by number, in the spoken language; English where they are not translated."""
    return _in(in_order(language))


@cache
def _in(names: tuple[str, ...]) -> dict[int, Misconception]:
    found: dict[int, Misconception] = {}
    for name in names:
        path = course.root() / "misconceptions" / f"{name}.toml"
        if path.is_file():
            for key, entry in tomllib.loads(path.read_text(encoding="utf-8")).items():
                found[int(key)] = Misconception(**entry)
    return found
