"""A picture of any shape -> the whole of it on a square, with plain bars where it does not reach.

    reduce(pad_to_square(picture))  # the whole picture, where reduce(picture) takes its middle

A bar has the mean colour of the edge that it lies against. A black or white bar would be a strong
edge that no picture of CIFAR-10 has, and the first layer answers edges; `scripts.measure_padding`
prints what each kind of bar costs.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from PIL import Image

from imgrec.images import Picture
from imgrec.picture_files import KEPT_SIDE

__all__ = ["pad_to_square"]

Box = tuple[int, int, int, int]  # left, top, right, bottom


def pad_to_square(picture: Picture) -> Picture:
    """Put the whole picture in the middle of a square.

    Args:
        picture: of any shape.

    Returns:
        A square picture with the same name and notes. Its side is the longer side of the given
        one; of a large one whole blocks are averaged until that side is between 1,024 and 2,047.
        A picture that is square already comes back as it is.
    """
    width, height = picture.pixels.size
    if width == height:
        return picture
    # Before the square is made: that of a thin strip could be too large for the memory.
    image = picture.pixels.reduce(max(1, max(width, height) // KEPT_SIDE))
    return replace(picture, pixels=_on_square(image))


def _on_square(image: Image.Image) -> Image.Image:
    width, height = image.size
    side = max(width, height)
    left, top = (side - width) // 2, (side - height) // 2
    square = Image.new("RGB", (side, side), _mean_colour(image, _last_edge(width, height)))
    first_bar = (0, 0, side, top) if width > height else (0, 0, left, side)
    square.paste(_mean_colour(image, _first_edge(width, height)), first_bar)
    square.paste(image, (left, top))
    return square


def _first_edge(width: int, height: int) -> Box:
    """The top row of a wide picture, the left column of a tall one: what its first bar touches."""
    return (0, 0, width, 1) if width > height else (0, 0, 1, height)


def _last_edge(width: int, height: int) -> Box:
    """The bottom row of a wide picture, the right column of a tall one."""
    return (0, height - 1, width, height) if width > height else (width - 1, 0, width, height)


def _mean_colour(image: Image.Image, box: Box) -> tuple[int, int, int]:
    red, green, blue = np.rint(np.asarray(image.crop(box)).mean(axis=(0, 1))).astype(int).tolist()
    return red, green, blue
