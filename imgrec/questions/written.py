"""A lesson's `quiz.toml` -> its written questions.

    [how_many_products]
    kind = "single"
    text = "How many products make one number of a map?"
    explanation = "Three rows, three columns and three channels: 3 × 3 × 3 = 27."
    choices = [
        { text = "9", why = "That is one channel alone.", misconception = 1, view = "convolution" },
        { text = "27", right = true },
    ]

The choices of an `order` stand in their right order; the page shuffles them. A `number` has
`answer`, `tolerance` and, in place of choices, `mistakes` with a `value` each.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from imgrec.errors import CourseError
from imgrec.languages import in_order
from imgrec.questions.question import Choice, Question
from imgrec.toml_files import read_toml

_COMMON = {"kind", "text", "explanation"}
_OF_A_NUMBER = _COMMON | {"answer", "tolerance", "mistakes"}
_OF_CHOICES = _COMMON | {"choices"}
_OF_A_CHOICE = {"text", "why", "view", "misconception"}


def load_quiz(folder: Path, language: str | None = None) -> dict[str, Question]:
    """Read the written questions of a lesson, by name; English where a question is missing.

    Args:
        folder: the lesson's folder.
        language: the folder of its words; None for the spoken one.

    Raises:
        CourseError: the file is not TOML, or a question in it is not of the shape above.
    """
    files = _files(folder, language)
    return _load_once(folder.name, tuple(files), tuple(map(_changed, files)))


@cache
def _load_once(
    lesson: str, files: tuple[Path, ...], changed: tuple[int, ...]
) -> dict[str, Question]:  # changed: so that an edited file is read again
    found: dict[str, Question] = {}
    for path in files:
        for name, given in read_toml(path).items():
            found[name] = _question(f"{lesson}.{name}", given, path)
    return found


def _files(folder: Path, language: str | None) -> list[Path]:
    """English first, so that what is translated takes its place."""
    return [path for name in in_order(language) if (path := folder / name / "quiz.toml").is_file()]


def _changed(path: Path) -> int:
    return path.stat().st_mtime_ns


def _question(key: str, given: Any, path: Path) -> Question:
    if not isinstance(given, dict):
        raise CourseError(
            f"Expected a table for {key} in {path}. Received {given!r}. Write [name]."
        )
    is_number = given.get("kind") == "number"
    _check(key, given, expected=_OF_A_NUMBER if is_number else _OF_CHOICES, path=path)
    entries = given["mistakes" if is_number else "choices"]
    choices = tuple(_choice(key, entry, path, is_number=is_number) for entry in entries)
    return Question(
        id=key,
        kind=given["kind"],
        text=given["text"],
        choices=choices,
        answer=float(given["answer"]) if is_number else _right(given["kind"], entries),
        explanation=given["explanation"],
        tolerance=float(given.get("tolerance", 0.0)),
    )


def _right(kind: str, entries: list[dict[str, Any]]) -> tuple[int, ...]:
    places = range(len(entries))
    return tuple(places) if kind == "order" else tuple(i for i in places if entries[i].get("right"))


def _choice(key: str, given: dict[str, Any], path: Path, *, is_number: bool) -> Choice:
    more = {"value"} if is_number else {"right"}
    if unknown := set(given) - _OF_A_CHOICE - more:
        raise CourseError(
            f"Expected only {', '.join(sorted(_OF_A_CHOICE | more))} in the choices of {key} in "
            f"{path}. Received {', '.join(sorted(unknown))}. Correct the name."
        )
    value = float(given["value"]) if "value" in given else None
    text = given.get("text", "" if value is None else f"{value:g}")
    rest = {name: given[name] for name in ("why", "view", "misconception") if name in given}
    return Choice(text=text, value=value, **rest)


def _check(key: str, given: dict[str, Any], *, expected: set[str], path: Path) -> None:
    if missing := expected - set(given) - {"tolerance"}:
        raise CourseError(
            f"Expected {', '.join(sorted(missing))} for the question {key} in {path}. "
            "Received none. Add it."
        )
    if unknown := set(given) - expected:
        raise CourseError(
            f"Expected only {', '.join(sorted(expected))} for the question {key} in {path}. "
            f"Received {', '.join(sorted(unknown))}. Correct the name."
        )
