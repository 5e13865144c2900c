"""A layer's lesson -> one entry for each argument of its Keras signature, in Keras's order.

The arguments, their defaults and the network's values come from `imgrec.architecture`; only the
words come from the lesson's `arguments.toml`.
"""

from __future__ import annotations

from dataclasses import MISSING, dataclass, fields
from typing import Any

from imgrec.architecture import SIX_LAYERS
from imgrec.course import lesson_of
from imgrec.course_words import CourseWords
from imgrec.keras_line import keras_line, written
from imgrec.layers import Conv2D, Dense, Dropout, Layer, MaxPooling2D
from imgrec.lesson import Lesson

FILE = "arguments.toml"
EXPLAINED: tuple[type[Layer], ...] = (Conv2D, MaxPooling2D, Dense, Dropout)
"""The four layers whose signatures the course explains, argument by argument."""


@dataclass(frozen=True)
class Entry:
    """One argument.

    Attributes:
        name: as in Keras.
        default: as one types it, or None where the argument has to be given.
        value: of the network of the course, and of the wiki that it comes from.
        does: what it does, in one sentence.
        when: when one would change it.
    """

    name: str
    default: str | None
    value: str
    does: str
    when: str


@dataclass(frozen=True)
class Lines:
    """The wiki's line, today's, and what has moved between them."""

    wiki: str
    today: str
    moved: str


def explained_layer(lesson: Lesson) -> Layer | None:
    """Give the layer whose arguments the lesson explains, or None: a second dense layer has none.

    The layer is that of the course, with the wiki's values.
    """
    for kind in EXPLAINED:
        layer = next(layer for layer in SIX_LAYERS.layers if isinstance(layer, kind))
        if lesson_of(layer.name) == lesson.slug:
            return layer
    return None


def argument_names(layer: Layer) -> tuple[str, ...]:
    """Give the arguments of Keras's signature; `name` is that of every layer and has no entry."""
    return tuple(field.name for field in fields(layer) if field.name != "name")


def argument_words(lesson: Lesson) -> CourseWords:
    """Read the words of the entries and of their demonstrations."""
    return CourseWords(lesson.folder, FILE)


def entries(layer: Layer, words: CourseWords) -> tuple[Entry, ...]:
    """Give the entries of all arguments.

    Raises:
        CourseError: an argument has no words.
    """
    defaults = {field.name: field.default for field in fields(layer)}
    return tuple(
        Entry(
            name=name,
            default=_default(defaults[name]),
            value=written(getattr(layer, name)),
            does=words(f"{name}_does"),
            when=words(f"{name}_when"),
        )
        for name in argument_names(layer)
    )


def lines(layer: Layer, words: CourseWords) -> Lines:
    """Give the line of the wiki beside the line that builds the same layer today."""
    shape = SIX_LAYERS.input_shape
    before = f"keras.Input({shape})\n" if layer is SIX_LAYERS.layers[0] else ""
    return Lines(words("wiki_line"), before + keras_line(layer), words("moved"))


def _default(value: Any) -> str | None:
    return None if value is MISSING else written(value)
