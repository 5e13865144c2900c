"""File bytes or a drawing -> a person's own picture, its crop, and what the network sees of it."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from imgrec import images
from imgrec.images import CropBox, Picture
from imgrec.padding import pad_to_square

PREVIEW_SIDE = 900
Kind = Literal["photo", "drawing"]


@dataclass(frozen=True, eq=False)
class OwnPicture:
    """A photo or a drawing, kept in its session's memory only.

    Attributes:
        kind: where it came from.
        name: the file's name, or what a drawing is called.
        notes: what was done to the file that a person may want to know.
        size: width and height in pixels, in which `crop` counts.
        crop: the square that the network looks at.
        pixels: that square as uint8 `(32, 32, 3)`.
        preview: the whole picture as a JPEG small enough for a page.
        original: the picture itself; None once only the preview was kept, to spare memory.
        padded: whether the network looks at the whole picture, padded to a square; the crop is
            then the one to go back to.
    """

    kind: Kind
    name: str
    notes: tuple[str, ...]
    size: tuple[int, int]
    crop: CropBox
    pixels: NDArray[np.uint8]
    preview: bytes
    original: Picture | None
    padded: bool = False

    @property
    def picture(self) -> Picture:
        """The original, or what the preview still holds of it."""
        return self.original or images.open_picture(self.preview, self.name)

    def cropped(self, crop: CropBox) -> OwnPicture:
        """The same picture with another square."""
        pixels = images.reduce(self.picture, crop)
        return replace(self, crop=crop, pixels=pixels, padded=False)

    def whole(self) -> OwnPicture:
        """The same picture, looked at as a whole: padded to a square."""
        pixels = images.reduce(pad_to_square(self.picture))
        return replace(self, pixels=pixels, padded=True)

    @property
    def side(self) -> int:
        """The side of what the network looks at, in pixels of the picture."""
        return max(self.size) if self.padded else self.crop.size

    def small(self) -> OwnPicture:
        """The same without the original: a tenth of a megabyte instead of several.

        What the network sees of it stays to the bit until somebody moves the square.
        """
        width, height = images.open_picture(self.preview).pixels.size
        crop = self.crop.scaled(min(width, height) / min(self.size), (width, height))
        return replace(self, size=(width, height), crop=crop, original=None)


def from_file(data: bytes, name: str) -> OwnPicture:
    """A photo from a file's bytes, with the square at its centre.

    Raises:
        PictureError: the file cannot be read as a picture.
    """
    return _own(images.open_picture(data, name), kind="photo")


def from_drawing(drawing: NDArray[np.uint8], name: str) -> OwnPicture:
    """A drawing: uint8 `(h, w, 3 or 4)`."""
    return _own(images.picture_from_array(drawing, name), kind="drawing")


def _own(picture: Picture, *, kind: Kind) -> OwnPicture:
    crop = images.centre_square(picture)
    return OwnPicture(
        kind=kind,
        name=picture.name,
        notes=picture.notes,
        size=picture.pixels.size,
        crop=crop,
        pixels=images.reduce(picture, crop),
        preview=_preview(picture),
        original=picture,
    )


def _preview(picture: Picture) -> bytes:
    small = picture.pixels.copy()
    small.thumbnail((PREVIEW_SIDE, PREVIEW_SIDE))
    buffer = io.BytesIO()
    small.save(buffer, "JPEG", quality=88)
    return buffer.getvalue()
