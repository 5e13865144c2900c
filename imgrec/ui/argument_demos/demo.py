"""What every argument's demonstration is: the values to try, and what each of them draws."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from imgrec.course_words import CourseWords
from imgrec.figures import Scale, Theme, layer_range
from imgrec.figures.colours import RGB, rgb
from imgrec.network import Network
from imgrec.trace import Trace
from imgrec.ui import maps, numbers

Array = NDArray[np.float32]
Settings = Mapping[str, Any]
Kept = TypeVar("Kept")
Mask = NDArray[np.bool_]
REM = 17.0  # a map as large as the picture
GRID_REM = 30.0
MOST_WRITTEN = 64


def at_once(key: tuple[str, ...], work: Callable[[], Kept]) -> Kept:
    """Work it out anew, keeping nothing."""
    return work()


@dataclass(frozen=True, eq=False)
class Scene:
    """What a demonstration draws with.

    Attributes:
        network: of the page.
        trace: of the picture.
        theme: the colours.
        words: of the layer's arguments.
        loss: of the network on the test pictures, where it was measured.
        once: a key and some work -> its result, perhaps kept for this network and picture.
    """

    network: Network
    trace: Trace
    theme: Theme
    words: CourseWords
    loss: float | None = None
    once: Callable[[tuple[str, ...], Callable[[], Any]], Any] = at_once

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
    """The values of one argument that can be tried, and what draws the picture of each.

    Attributes:
        values: to choose from.
        draw: a scene and a value -> what is shown.
        start: the place of the value that it opens on; None for the network's own.
        above: a value -> the arguments that the widget further up the page shows it with; None
            where it has none such.
    """

    values: tuple[Any, ...]
    draw: Callable[[Scene, Any], Shown]
    start: int | None = None
    above: Callable[[Any], Settings] | None = None

    def place(self, own: Any) -> int:
        """Say which value it opens on, in a network whose own value is `own`."""
        if self.start is not None:
            return self.start
        return self.values.index(own) if own in self.values else 0


def one_map(
    scene: Scene, values: Array, caption: str, *, value_range: float, rem: float = REM
) -> str:
    """A map `(h, w)` with its caption, as wide as the picture unless told otherwise."""
    signed = bool((values < 0).any())
    scale = scene.theme.values if signed else scene.theme.activations
    drawn = maps.picture(scale.paint(values, value_range), caption, size=f"{rem:.2f}rem")
    return numbers.part(caption, drawn, maps.legend(scale, value_range, two_sided=signed))


def the_pixels(scene: Scene) -> RGB:
    """The learner's picture as uint8 colours."""
    return np.rint(scene.trace.image * 255).astype(np.uint8)


def the_picture(
    caption: str, pixels: RGB, *, window: maps.Box | None = None, rem: float = REM
) -> str:
    """The learner's picture with its caption, perhaps with the accent around a window."""
    return numbers.part(caption, maps.picture(pixels, caption, size=f"{rem:.2f}rem", window=window))


def beside(*parts: str) -> str:
    """Parts that share the width of the view, and stand below each other where it is narrow."""
    return numbers.row(*(f'<div class="ir-wide">{part}</div>' for part in parts), top=True)


def all_maps(scene: Scene, values: Array, *, value_range: float | None = None) -> str:
    """All maps `(h, w, n)` on one range, which is printed."""
    signed = bool((values < 0).any())
    scale = scene.theme.values if signed else scene.theme.activations
    shared = layer_range(values) if value_range is None else value_range
    tiles = maps.tiles(values, scale, shared)
    sheet = maps.sheet(tiles, word=scene.words("map"))
    return sheet + maps.legend(scale, shared, two_sided=signed)


def grid(
    scene: Scene,
    values: Array,
    caption: str,
    *,
    scale: Scale,
    value_range: float,
    out: Mask | None = None,
    chosen: int | None = None,
) -> str:
    """A list of numbers as a grid of twice as many columns as rows, with its range.

    Args:
        scene: what to draw with.
        values: `(n,)`; few of them are written into their cells.
        caption: what the numbers are.
        scale: their colours.
        value_range: the number that gets the full colour.
        out: `(n,)`, true for those that are out of play: they are grey.
        chosen: the place of the one with the accent.
    """
    columns = 2 ** int(np.ceil((np.log2(values.size) + 1) / 2))
    cells = padded(values, columns)
    painted = scale.paint(cells, value_range)
    if out is not None:
        grey = (rgb(scene.theme.line) + rgb(scene.theme.muted)) / 2  # as in the dropout view
        painted[padded(out, columns).astype(bool)] = grey.astype(np.uint8)
    marked = None if chosen is None else divmod(chosen, columns)
    if values.size <= MOST_WRITTEN:
        table = numbers.table(cells, painted, caption=caption, chosen=[marked] if marked else [])
        drawn = f'<div class="ir-scroll">{table}</div>'
    else:
        box = (*marked, 1, 1) if marked else None
        drawn = maps.picture(painted, caption, size=f"min({GRID_REM}rem, 100%)", window=box)
    signed = bool((values < 0).any())
    legend = maps.legend(scale, value_range, two_sided=signed) if value_range else ""
    return numbers.part(caption, drawn, legend)


def padded(values: Array | Mask, columns: int) -> Array:
    """The list in rows of so many columns; the last row is filled up with zeros."""
    rows = -(-values.size // columns)
    whole = np.zeros(rows * columns, np.float32)
    whole[: values.size] = values
    return whole.reshape(rows, columns)
