"""What every argument's demonstration is: the values to try, and what each of them draws."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from imgrec.course_words import CourseWords
from imgrec.figures import Scale, Theme, layer_range
from imgrec.network import Network
from imgrec.trace import Trace
from imgrec.ui import maps, numbers

Array = NDArray[np.float32]
REM = 12.0  # a map as large as the picture


@dataclass(frozen=True, eq=False)
class Scene:
    """What a demonstration draws with: the network, its trace of the picture, colours and words."""

    network: Network
    trace: Trace
    theme: Theme
    words: CourseWords

    @property
    def strongest(self) -> int:
        """The filter whose map is strongest on this picture."""
        return int(self.trace.conv2d.sum(axis=(0, 1)).argmax())


@dataclass(frozen=True)
class Shown:
    """HTML, and what the sentence below it says.

    Attributes:
        html: the picture.
        facts: the numbers that the sentence is filled in with.
        say: the key of the sentence, where it is not the argument's own.
    """

    html: str
    facts: dict[str, Any] = field(default_factory=dict)
    say: str | None = None


@dataclass(frozen=True)
class Demo:
    """The values of one argument that can be tried, and what draws the picture of each."""

    values: tuple[Any, ...]
    draw: Callable[[Scene, Any], Shown]


def one_map(scene: Scene, values: Array, caption: str, *, value_range: float) -> str:
    """A map `(h, w)` with its caption, in the size that it has beside the picture."""
    scale = scene.theme.values if (values < 0).any() else scene.theme.activations
    rem = REM * values.shape[1] / scene.trace.image.shape[1]
    drawn = maps.picture(scale.paint(values, value_range), caption, size=f"{rem:.2f}rem")
    return numbers.part(caption, drawn)


def the_picture(scene: Scene, *, window: maps.Box | None = None) -> str:
    """The learner's picture, perhaps with the accent around a window."""
    caption = scene.words("picture")
    pixels = np.rint(scene.trace.image * 255).astype(np.uint8)
    return numbers.part(caption, maps.picture(pixels, caption, size=f"{REM}rem", window=window))


def all_maps(scene: Scene, values: Array, *, value_range: float | None = None) -> str:
    """All maps `(h, w, n)` on one range, which is printed."""
    signed = bool((values < 0).any())
    scale = scene.theme.values if signed else scene.theme.activations
    shared = layer_range(values) if value_range is None else value_range
    tiles = maps.tiles(values, scale, shared)
    sheet = maps.sheet(tiles, word=scene.words("map"), columns=16)
    return sheet + maps.legend(scale, shared, two_sided=signed)


def grid(scene: Scene, values: Array, caption: str, *, scale: Scale, value_range: float) -> str:
    """A list of numbers as a grid of twice as many columns as rows, with its range."""
    columns = 2 ** int(np.ceil((np.log2(values.size) + 1) / 2))
    painted = scale.paint(padded(values, columns), value_range)
    drawn = maps.picture(painted, caption, size="20rem")
    legend = maps.legend(scale, value_range, two_sided=bool((values < 0).any()))
    return numbers.part(caption, drawn, legend)


def padded(values: Array, columns: int) -> Array:
    """The list in rows of so many columns; the last row is filled up with zeros."""
    rows = -(-values.size // columns)
    whole = np.zeros(rows * columns, np.float32)
    whole[: values.size] = values
    return whole.reshape(rows, columns)
