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
        picture: the whole of it, upright.
        crop: the square that the network looks at.
        pixels: that square as uint8 `(32, 32, 3)`.
        preview: the whole picture as a JPEG small enough for a page.
        padded: whether the network looks at the whole picture, padded to a square; the crop is
            then the one to go back to.
    """

    kind: Kind
    picture: Picture
    crop: CropBox
    pixels: NDArray[np.uint8]
    preview: bytes
    padded: bool = False

    @property
    def name(self) -> str:
        """The file's name, or what a drawing is called."""
        return self.picture.name

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return self.picture.pixels.size

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
    return OwnPicture(kind, picture, crop, images.reduce(picture, crop), _preview(picture))


def _preview(picture: Picture) -> bytes:
    small = picture.pixels.copy()
    small.thumbnail((PREVIEW_SIDE, PREVIEW_SIDE))
    buffer = io.BytesIO()
    small.save(buffer, "JPEG", quality=88)
    return buffer.getvalue()
