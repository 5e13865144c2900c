"""A picture, its square and Changes -> the 32 x 32 pixels that the network sees of it then.

Moving, turning, sizing and blurring happen on the photo, with what lies around the square, before
it is reduced; brightness, contrast, colour and noise on the pixels 0 to 255 that come of it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from imgrec.errors import PictureError
from imgrec.images import SIDE, CropBox, Picture, centre_square, reduce

__all__ = ["RANGES", "Changes", "changed"]

SAMPLES = 16  # a side, in each of the 32 x 32 pixels
CLOSELY = 0.5  # of the picture's pixels, from sample to sample
LEAST_BLUR = 0.1 / SAMPLES  # a smaller one reaches no other sample
BLUR_REACH = 3  # standard deviations
GREY = (0.299, 0.587, 0.114)  # how bright red, green and blue look: ITU-R BT.601
MIDDLE = 127.5  # of 0 to 255; contrast grows about it
NOISE_SEED = 0

RANGES = {
    "across": (-8.0, 8.0),
    "down": (-8.0, 8.0),
    "rotate": (-180.0, 180.0),
    "size": (-1.0, 1.0),
    "brightness": (-128.0, 128.0),
    "contrast": (-1.0, 1.0),
    "blur": (0.0, 4.0),
    "noise": (0.0, 64.0),
    "colour": (-1.0, 0.0),
}

Floats = NDArray[np.float32]
Pixels = NDArray[np.uint8]


@dataclass(frozen=True)
class Changes:
    """What is done to a picture; nothing at all when every number is 0. `RANGES` says how far.

    Attributes:
        across: how far what is shown moves to the right, in pixels of the 32.
        down: how far it moves down.
        rotate: by how many degrees it turns clockwise about the middle.
        size: how often it doubles: 1 makes it twice as large, -1 half as large.
        brightness: what is added to each of 0 to 255.
        contrast: how much further from the middle each goes: 1 twice as far, -1 all the way to it.
        blur: the standard deviation of a Gaussian, in pixels of the 32.
        noise: the standard deviation of what is added to each, drawn with the same seed always.
        colour: how much colour there is beside what there was: -1 leaves greys.
    """

    across: float = 0.0
    down: float = 0.0
    rotate: float = 0.0
    size: float = 0.0
    brightness: float = 0.0
    contrast: float = 0.0
    blur: float = 0.0
    noise: float = 0.0
    colour: float = 0.0

    def __post_init__(self) -> None:
        """Raise `PictureError` for a number outside its range."""
        for name, (least, most) in RANGES.items():
            value = getattr(self, name)
            if not least <= value <= most:
                raise PictureError(
                    f"Expected {name} from {least:g} to {most:g}. Received {value}. Choose another."
                )

    @property
    def on_the_photo(self) -> bool:
        """Whether anything is done before the picture is reduced."""
        return any((self.across, self.down, self.rotate, self.size, self.blur))


def changed(picture: Picture, crop: CropBox | None, changes: Changes) -> Pixels:
    """Change a picture and give what the network then sees of it.

    Args:
        picture: any picture; one of 32 x 32 pixels is changed as the picture that it is.
        crop: the square; the largest about the middle when left out.
        changes: what is done. What lies around the square comes into sight, and beyond the
            picture its edge is repeated.

    Returns:
        uint8 `(32, 32, 3)`; without changes, to the bit what `reduce` gives.

    Raises:
        PictureError: the square does not lie in the picture.
    """
    crop = centre_square(picture) if crop is None else crop
    crop.check(picture)
    pixels = _reduced(picture, crop, changes) if changes.on_the_photo else reduce(picture, crop)
    return _developed(pixels, changes)


def _reduced(picture: Picture, crop: CropBox, changes: Changes) -> Pixels:
    """The photo moved, turned, sized and blurred, then the mean over each of 32 x 32 pixels."""
    rim = math.ceil(BLUR_REACH * changes.blur) if changes.blur > LEAST_BLUR else 0
    samples = _sampled(picture, crop, changes, rim=rim).astype(np.float32)  # (n, n, 3)
    weights = _weights(rim, changes.blur)  # (32, n)
    rows = np.tensordot(weights, samples, axes=(1, 0))  # (32, n, 3)
    means = np.tensordot(rows, weights, axes=(1, 1)).swapaxes(1, 2)
    pixels: Pixels = np.rint(means).astype(np.uint8)
    return pixels


def _sampled(picture: Picture, crop: CropBox, changes: Changes, *, rim: int) -> Pixels:
    """The picture's colours at the samples of 32 x 32 pixels and a rim around them: `(n, n, 3)`."""
    count = (SIDE + 2 * rim) * SAMPLES
    spacing = crop.size / SIDE / SAMPLES / 2**changes.size  # of samples, in the picture's pixels
    # A mean over blocks of about that size first: every pixel of a large photo then counts.
    factor = math.ceil(spacing)
    matrix = _origins(changes, rim) * (crop.size / SIDE)
    matrix[:, 2] += crop.left, crop.top
    ends = matrix @ [[0, 0, count, count], [0, count, 0, count], [1, 1, 1, 1]]
    blocks, start = _blocks(picture, factor, ends.min(axis=1), ends.max(axis=1))
    matrix[:, 2] -= start
    # Where samples lie closely, a pixel is a square of one colour.
    how = Image.Resampling.NEAREST if spacing <= CLOSELY else Image.Resampling.BILINEAR
    data = (matrix / factor).ravel().tolist()
    return np.asarray(blocks.transform((count, count), Image.Transform.AFFINE, data, how))


def _origins(changes: Changes, rim: int) -> NDArray[np.float64]:
    """Where a sample comes from: `(2, 3)`, from its column, row and 1 to a place in the 32 x 32."""
    angle = math.radians(changes.rotate)
    cos, sin = (part(angle) / SAMPLES / 2**changes.size for part in (math.cos, math.sin))
    turn = np.array([[cos, sin], [-sin, cos]])
    middle = np.array([changes.across, changes.down]) + rim + SIDE / 2
    return np.column_stack([turn, SIDE / 2 - turn @ middle * SAMPLES])


def _blocks(
    picture: Picture, factor: int, first: NDArray[np.float64], last: NDArray[np.float64]
) -> tuple[Image.Image, NDArray[np.int64]]:
    """Means over blocks of a part of the picture, its edge repeated as far as the part goes.

    Returns:
        The blocks, and where their left and upper edges lie in the picture.
    """
    size = np.array(picture.pixels.size)
    start = np.clip(np.floor(first).astype(int) - factor, 0, size - 1)
    end = np.clip(np.ceil(last).astype(int) + factor, start + 1, size)
    blocks = picture.pixels.reduce(factor, (*start.tolist(), *end.tolist()))
    before = np.ceil(np.maximum(start - first, 0) / factor).astype(int) + 1
    after = np.ceil(np.maximum(last - end, 0) / factor).astype(int) + 1
    rims = [(before[1], after[1]), (before[0], after[0]), (0, 0)]
    padded = np.pad(np.asarray(blocks), rims, mode="edge")
    return Image.fromarray(padded), start - before * factor


@lru_cache(maxsize=8)
def _weights(rim: int, blur: float) -> Floats:
    """What each sample along a side adds to each of the 32 pixels: `(32, n)`, rows that sum to 1.

    A Gaussian about each sample of the pixel, then the mean over these.
    """
    places = (np.arange((SIDE + 2 * rim) * SAMPLES, dtype=np.float32) + 0.5) / SAMPLES
    inner = places[rim * SAMPLES : (rim + SIDE) * SAMPLES]
    if rim == 0:
        spread = np.eye(len(inner), dtype=np.float32)
    else:
        spread = np.exp(-0.5 * ((places - inner[:, None]) / np.float32(blur)) ** 2)
        spread /= spread.sum(axis=1, keepdims=True)
    means: Floats = spread.reshape(SIDE, SAMPLES, -1).mean(axis=1)
    return means


def _developed(pixels: Pixels, changes: Changes) -> Pixels:
    """Less colour, another contrast and brightness, noise; what leaves 0 to 255 is cut off."""
    values = pixels.astype(np.float32)
    grey = (values @ np.array(GREY, np.float32))[..., None]
    values = values * np.float32(1 + changes.colour) - grey * np.float32(changes.colour)
    values += (values - np.float32(MIDDLE)) * np.float32(changes.contrast)
    values += np.float32(changes.brightness)
    drawn = np.random.default_rng(NOISE_SEED).standard_normal(values.shape, dtype=np.float32)
    values += drawn * np.float32(changes.noise)
    developed: Pixels = np.rint(np.clip(values, 0, 255)).astype(np.uint8)
    return developed
