"""Lesson folder -> Lesson, and the order of the course.

A lesson is a folder of one shape:

    convolution/
      lesson.toml     layer = "conv2d" (left out where the lesson explains no layer)
                      by_hand = ["conv2d.conv2d"] (functions of imgrec.by_hand that it shows)
      demo.py         one public function a demo
      en/lesson.md    "# Title", one line of summary, then "## Section" after "## Section":
                      prose, "<!-- demo: name -->" where a demo belongs, "<!-- quiz: name -->"
                      where a question of quiz.toml does, and "<!-- made: name -->" for one that
                      is made from the picture; `[words](glossary:term)` opens an entry of
                      lessons/glossary/. The first section says what one will be able to do,
                      the last two what is learnt in short and what is not said
      en/tour.toml    what to do at each view of the guided tour (imgrec.tour)

Other languages lie beside `en`; a file that is missing there is read from `en`.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from imgrec.architecture import SIX_LAYERS
from imgrec.errors import CourseError
from imgrec.languages import in_order
from imgrec.lesson import Block, Demo, Lesson, Made, Prose, Quiz, Section

BEFORE_THE_LAYERS = ("pixels",)
AFTER_THE_LAYERS = ("training", "recognising")

_MARKER = re.compile(r"^<!-- (demo|quiz|made): (\w+) -->$", re.MULTILINE)
_MARKED: dict[str, type[Demo | Quiz | Made]] = {"demo": Demo, "quiz": Quiz, "made": Made}
_OPENING = re.compile(r"# (?P<title>[^\n]+)\n\n(?P<summary>[^\n]+)\n\n(?P<body>## .+)", re.DOTALL)
_KEYS = {"layer", "by_hand"}


def root() -> Path:
    """The folder of lessons: in the wheel, else beside `app.py` in a clone."""
    package = Path(__file__).parent
    for folder in (package / "_app" / "lessons", package.parent / "lessons"):
        if folder.is_dir():
            return folder
    raise CourseError(
        f"Expected the lessons beside app.py or inside the package. Found none near {package}. "
        "Install imgrec again."
    )


def slugs() -> tuple[str, ...]:
    """The lessons that exist, in the order of the course: the layers' from the architecture."""
    of_layers = (lesson_of(layer.name) for layer in SIX_LAYERS.layers)
    order = (*BEFORE_THE_LAYERS, *of_layers, *AFTER_THE_LAYERS)
    return tuple(slug for slug in order if slug and (root() / slug / "lesson.toml").is_file())


def lesson_of(layer: str) -> str | None:
    """The slug of the lesson that explains a layer, or None where there is none yet."""
    return _lessons_by_layer(root()).get(layer)


def neighbours(slug: str) -> tuple[str | None, str | None]:
    """The lessons before and after this one."""
    order = slugs()
    here = order.index(slug)
    before = order[here - 1] if here > 0 else None
    return before, order[here + 1] if here + 1 < len(order) else None


def load_lesson(slug: str | Path, language: str | None = None) -> Lesson:
    """Read one lesson.

    Args:
        slug: the name of a folder in `root()`, or the path of one.
        language: the folder of its words, or None for the spoken one; English where that has no
            `lesson.md`.

    Raises:
        CourseError: the folder is not of the one shape.
    """
    folder = slug if isinstance(slug, Path) else root() / slug
    settings = _settings(folder)
    files = [folder / name / "lesson.md" for name in in_order(language)]
    title, summary, body = _words(files[-1] if files[-1].is_file() else files[0])
    return Lesson(
        slug=folder.name,
        folder=folder,
        title=title,
        summary=summary,
        layer=settings.get("layer"),
        by_hand=tuple(settings.get("by_hand", ())),
        sections=_sections(body),
    )


def _lessons_by_layer(folder: Path) -> dict[str, str]:
    found: dict[str, str] = {}
    for path in sorted(folder.glob("*/lesson.toml")):
        layer = _settings(path.parent).get("layer")
        if layer in found:
            raise CourseError(
                f"Expected one lesson for the layer {layer}. Found {found[layer]} and "
                f"{path.parent.name}. Correct the lesson.toml of one."
            )
        if layer:
            found[layer] = path.parent.name
    return found


def _settings(folder: Path) -> dict[str, Any]:
    path = folder / "lesson.toml"
    try:
        settings = tomllib.loads(_text(path))
    except tomllib.TOMLDecodeError as error:
        raise CourseError(f"Expected TOML in {path}. Received: {error}. Correct it.") from error
    if unknown := set(settings) - _KEYS:
        raise CourseError(
            f"Expected only {', '.join(sorted(_KEYS))} in {path}. "
            f"Received {', '.join(sorted(unknown))}. Correct the name or take it out."
        )
    return settings


def _words(path: Path) -> tuple[str, str, str]:
    match = _OPENING.match(_text(path))
    if match is None:
        raise CourseError(
            f'Expected {path} to open with "# Title", an empty line, one line of summary and an '
            'empty line, then "## Section". Put them there.'
        )
    return match["title"], match["summary"], match["body"]


def _sections(body: str) -> tuple[Section, ...]:
    _, *parts = re.split(r"^## (.+)$", body, flags=re.MULTILINE)
    return tuple(
        Section(title.strip(), _blocks(text))
        for title, text in zip(parts[::2], parts[1::2], strict=True)
    )


def _blocks(text: str) -> tuple[Block, ...]:
    first, *rest = _MARKER.split(text)  # prose, then kind, name, prose again and again
    blocks: list[Block] = [Prose(first.strip())]
    for kind, name, prose in zip(rest[::3], rest[1::3], rest[2::3], strict=True):
        blocks += [_MARKED[kind](name), Prose(prose.strip())]
    return tuple(block for block in blocks if block != Prose(""))


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise CourseError(
            f"Expected a lesson's file at {path}. It cannot be read ({error.strerror}). Add it."
        ) from error
