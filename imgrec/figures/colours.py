"""Numbers -> colours: the one place where the project says what a colour means.

A `Theme` holds the colours of the light or the dark look. Its three scales give a number one
meaning everywhere: `values` (signed: blue above zero, orange below), `activations` (never below
zero: from the card's colour to blue) and `weights` (signed: green above zero, purple below).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

RGB = NDArray[np.uint8]

STRENGTH_POWER = 0.8
RANGE_PERCENTILE = 98.5
OUT_OF_PLAY = 0.6


@dataclass(frozen=True)
class Scale:
    """From a number and a range to a colour: `zero` at 0, then towards `positive` or `negative`."""

    zero: str
    positive: str
    negative: str

    def paint(self, values: ArrayLike, value_range: float) -> RGB:
        """Colours for `values`.

        Args:
            values: numbers of any shape `(...)`.
            value_range: the number that gets the full colour; larger ones get no more than that.

        Returns:
            uint8 RGB of shape `(..., 3)`.
        """
        numbers = np.asarray(values, dtype=np.float32)
        amount = strength(numbers, value_range)[..., None]
        end = np.where(numbers[..., None] < 0, rgb(self.negative), rgb(self.positive))
        return _whole(rgb(self.zero) + amount * (end - rgb(self.zero)))


@dataclass(frozen=True)
class Theme:
    """The colours of one look of the app, as `#RRGGBB`."""

    name: str
    paper: str
    card: str
    side: str
    ink: str
    muted: str
    line: str
    accent: str
    positive: str
    negative: str
    weight_positive: str
    weight_negative: str
    negative_text: str

    @property
    def values(self) -> Scale:
        """Signed values, such as a sum before ReLU or a product."""
        return Scale(self.card, self.positive, self.negative)

    @property
    def activations(self) -> Scale:
        """Values that cannot be negative: after ReLU, pooled, probabilities."""
        return Scale(self.card, self.positive, self.card)

    @property
    def weights(self) -> Scale:
        """What the network has learnt: kernels and biases."""
        return Scale(self.card, self.weight_positive, self.weight_negative)


LIGHT = Theme(
    name="light",
    paper="#FBFAF7",
    card="#FFFFFF",
    side="#F3F1EB",
    ink="#1C2126",
    muted="#5F656D",
    line="#E3E0D8",
    accent="#D6125F",
    positive="#1F5FA8",
    negative="#C8670B",
    weight_positive="#2E7D4F",
    weight_negative="#6F3FA0",
    negative_text="#A85400",
)
DARK = Theme(
    name="dark",
    paper="#15181C",
    card="#1C2025",
    side="#111417",
    ink="#ECEAE4",
    muted="#9AA0A8",
    line="#2D3238",
    accent="#FF5C9A",
    positive="#6FB0F5",
    negative="#F3A04A",
    weight_positive="#6CCB95",
    weight_negative="#BE95EC",
    negative_text="#F3A04A",
)


def theme(name: str | None) -> Theme:
    """The theme of that name; light for None, as when a browser has not told yet."""
    return DARK if name == "dark" else LIGHT


def strength(values: ArrayLike, value_range: float) -> NDArray[np.float32]:
    """How far each colour goes from zero's, 0 to 1: `(|value| / range) ** 0.8`."""
    if value_range <= 0:
        return np.zeros(np.shape(values), dtype=np.float32)
    share = np.abs(np.asarray(values, dtype=np.float32)) / value_range
    return np.minimum(share, 1.0) ** np.float32(STRENGTH_POWER)


def layer_range(values: ArrayLike) -> float:
    """The range that all maps of a layer share: the 98.5th percentile of `|value|`.

    One outlier then cannot make a whole sheet pale. Falls back on the largest where more than
    98.5 % are zero.
    """
    size = np.abs(np.asarray(values, dtype=np.float32))
    if size.size == 0:
        return 0.0
    return float(np.percentile(size, RANGE_PERCENTILE)) or float(size.max())


def greys(channel: ArrayLike) -> RGB:
    """One colour channel, 0 to 1 and of shape `(h, w)`, as grey RGB `(h, w, 3)`."""
    return np.repeat(_whole(np.asarray(channel, dtype=np.float32) * 255)[..., None], 3, axis=-1)


def dimmed(colours: RGB, background: str) -> RGB:
    """What is not in play: 60 % of its strength over the background."""
    return _whole(rgb(background) + OUT_OF_PLAY * (colours.astype(np.float32) - rgb(background)))


def rgb(code: str) -> NDArray[np.float32]:
    """`#RRGGBB` as three numbers from 0 to 255."""
    return np.array([int(code[i : i + 2], 16) for i in (1, 3, 5)], dtype=np.float32)


def code(colour: ArrayLike) -> str:
    """Three numbers from 0 to 255 as `#RRGGBB`."""
    red, green, blue = np.asarray(colour).astype(int)
    return f"#{red:02X}{green:02X}{blue:02X}"


def text_on(background: str) -> str:
    """Black or white, whichever is easier to read: at least 4.5 to 1 on every background."""
    return max(("#000000", "#FFFFFF"), key=lambda text: contrast(text, background))


def contrast(first: str, second: str) -> float:
    """The contrast ratio of two colours, 1 to 21.

    Reference: WCAG 2.2, "contrast ratio" and "relative luminance".
    """
    bright, dim = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def _luminance(colour: str) -> float:
    share = rgb(colour) / 255
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    return float(linear @ np.array([0.2126, 0.7152, 0.0722]))


def _whole(colours: NDArray[np.floating[Any]]) -> RGB:
    whole: RGB = np.clip(np.rint(colours), 0, 255).astype(np.uint8)
    return whole
