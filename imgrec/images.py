"""The bytes of a picture file, or a drawing -> a Picture -> the image that the network reads.

    bytes ──open_picture──> Picture ──reduce──> uint8 (32, 32, 3) ──to_image──> float32, 0 to 1

The only preprocessing in the project: training, app, command line and export all come through here.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from imgrec.errors import PictureError
from imgrec.picture_colours import on_white
from imgrec.picture_files import clean_name, decode
from imgrec.picture_limits import MIN_SIDE, check_size

__all__ = [
    "MIN_SIDE",
    "SIDE",
    "CropBox",
    "Picture",
    "centre_square",
    "clean_name",
    "open_picture",
    "picture_from_array",
    "reduce",
    "to_image",
]

SIDE = 32


@dataclass(frozen=True, eq=False)
class Picture:
    """What a person gave: upright, in sRGB, with nothing transparent left.

    Attributes:
        pixels: a Pillow image of mode RGB. Of a large one whole blocks were averaged until its
            shorter side is between 1,024 and 2,047, so that a class's photos fit in memory.
        name: the file's name, safe to show.
        notes: what was done to it that a person may want to know, a sentence each.
    """

    pixels: Image.Image
    name: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class CropBox:
    """A square of a picture, in its pixels: `size` columns from `left` on and rows from `top`."""

    left: int
    top: int
    size: int

    def check(self, picture: Picture) -> None:
        """Raise `PictureError` unless the square lies in the picture and is not too small."""
        width, height = picture.pixels.size
        inside = (
            0 <= self.left <= width - self.size
            and 0 <= self.top <= height - self.size
            and self.size >= MIN_SIDE
        )
        if not inside:
            raise PictureError(
                f"Expected a square of at least {MIN_SIDE} pixels inside {width} × {height}. "
                f"Received left={self.left}, top={self.top}, size={self.size}. Choose another."
            )

    def scaled(self, factor: float, into: tuple[int, int]) -> CropBox:
        """The same square of a picture that is `factor` times as large, `into` (width, height)."""
        size = max(MIN_SIDE, min(round(self.size * factor), *into))
        left, top = (
            max(0, min(round(start * factor), whole - size))
            for start, whole in zip((self.left, self.top), into, strict=True)
        )
        return CropBox(left, top, size)


def open_picture(data: bytes, name: str = "") -> Picture:
    """Decode a picture file of any common format and mode.

    Args:
        data: the bytes of a JPEG, PNG, WebP, GIF, BMP, TIFF, HEIC or AVIF.
        name: the file's name; cleaned before anything shows it.

    Returns:
        The picture, turned upright by its EXIF, its colour profile turned into sRGB, transparency
        laid on white, the first frame of an animation.

    Raises:
        PictureError: not a picture, damaged, empty, too many or too few pixels: one sentence.
    """
    name = clean_name(name)
    pixels, notes = decode(data, name)
    return Picture(pixels, name, notes)


def picture_from_array(pixels: NDArray[np.uint8], name: str = "drawing") -> Picture:
    """A drawing -> a picture; what is transparent becomes white.

    Args:
        pixels: uint8 `(height, width, 3)` or, with alpha, `(height, width, 4)`.
        name: what to call it.

    Raises:
        PictureError: another shape or dtype, or too small.
    """
    if pixels.dtype != np.uint8 or pixels.ndim != 3 or pixels.shape[2] not in (3, 4):
        raise PictureError(
            "Expected a drawing as uint8 of shape (height, width, 3 or 4). "
            f"Received {pixels.dtype} of shape {pixels.shape}."
        )
    name = clean_name(name)
    image = Image.fromarray(np.ascontiguousarray(pixels))
    check_size(image, name)
    return Picture(on_white(image) if image.mode == "RGBA" else image, name)


def centre_square(picture: Picture) -> CropBox:
    """The largest square about the middle of a picture."""
    width, height = picture.pixels.size
    size = min(width, height)
    return CropBox(left=(width - size) // 2, top=(height - size) // 2, size=size)


def reduce(picture: Picture, crop: CropBox | None = None) -> NDArray[np.uint8]:
    """Cut out a square and bring it to 32 x 32 pixels, each the mean of those it covers.

    A box filter: nothing is sharpened or smoothed beyond that mean, and of Pillow's filters it
    keeps the network right most often (`scripts.measure_filters`). A square of 32 x 32 passes
    through to the bit; in a smaller one pixels are repeated.

    Args:
        picture: any picture.
        crop: the square; the largest about the middle when left out.

    Returns:
        uint8 `(32, 32, 3)`.

    Raises:
        PictureError: the square does not lie in the picture.
    """
    crop = centre_square(picture) if crop is None else crop
    crop.check(picture)
    box = (crop.left, crop.top, crop.left + crop.size, crop.top + crop.size)
    if crop.size == SIDE:
        return np.array(picture.pixels.crop(box))
    return np.array(picture.pixels.resize((SIDE, SIDE), Image.Resampling.BOX, box=box))


def to_image(pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Pixels 0 to 255 -> the numbers 0 to 1 that the network reads.

    Args:
        pixels: uint8 `(32, 32, 3)`, or many of them: `(n, 32, 32, 3)`.

    Returns:
        float32 of the same shape: each number divided by 255.

    Raises:
        PictureError: another shape or dtype.
    """
    if pixels.dtype != np.uint8 or pixels.ndim < 3 or pixels.shape[-3:] != (SIDE, SIDE, 3):
        raise PictureError(
            f"Expected pixels as uint8 of shape ({SIDE}, {SIDE}, 3). "
            f"Received {pixels.dtype} of shape {pixels.shape}. Bring it to that size by reduce()."
        )
    return pixels.astype(np.float32) / np.float32(255)
