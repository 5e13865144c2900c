"""A lesson as plain data: sections of prose, demos and questions, in the order of the page."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Prose:
    """Markdown, as the author wrote it."""

    markdown: str


@dataclass(frozen=True)
class Demo:
    """The place of a demo: the name of a function in the lesson's `demo.py`."""

    name: str


@dataclass(frozen=True)
class Quiz:
    """The place of a written question: its name in the lesson's `quiz.toml`."""

    name: str


@dataclass(frozen=True)
class Made:
    """The place of a question that is made from the picture: the name of its generator."""

    name: str


Block = Prose | Demo | Quiz | Made


@dataclass(frozen=True)
class Section:
    """A heading and what stands under it, in order."""

    title: str
    blocks: tuple[Block, ...]

    @property
    def prose(self) -> str:
        """The section's words without its demos."""
        return "\n\n".join(block.markdown for block in self.blocks if isinstance(block, Prose))

    @property
    def demos(self) -> tuple[str, ...]:
        """The names of the section's demos, in order."""
        return tuple(block.name for block in self.blocks if isinstance(block, Demo))

    @property
    def questions(self) -> tuple[Quiz | Made, ...]:
        """The places of the section's questions, in order."""
        return tuple(block for block in self.blocks if isinstance(block, (Quiz, Made)))


@dataclass(frozen=True)
class Lesson:
    """One lesson in one language; `layer` is the Keras name of the layer that it explains."""

    slug: str
    folder: Path
    title: str
    summary: str
    layer: str | None
    by_hand: tuple[str, ...]
    sections: tuple[Section, ...]

    @property
    def demos(self) -> tuple[str, ...]:
        """The names of all its demos, in order."""
        return tuple(name for section in self.sections for name in section.demos)

    @property
    def questions(self) -> tuple[Quiz | Made, ...]:
        """The places of all its questions, in order."""
        return tuple(question for section in self.sections for question in section.questions)
