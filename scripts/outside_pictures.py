"""Sample photographs and programs -> pictures that show none of CIFAR-10's ten things, by source.

A source is one photograph, one person, or one program that draws. Sources are dealt out by name,
one to the development part and the next to the test part, so that what was chosen on one picture is
never measured on another crop of it. Needs the dependency group `measure`, which brings the
photographs.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from imgrec.images import CropBox, Picture, centre_square, reduce
from scripts.outside_drawings import DRAWINGS, TEXT, Program
from scripts.outside_textures import NOISE, TEXTURES

Bytes = NDArray[np.uint8]

CAT = "chelsea.png"  # shows one of the ten, as does horse.png: both are left out
# The rocket, and the shuttle in astronaut.png, are no airplanes. Left out as well: what is drawn
# (chessboards, a colour wheel, a logo) and the second view of the motorcycle.
PHOTOGRAPHS = (
    *("astronaut.png", "camera.png", "china.jpg", "clock_motion.png", "coffee.png", "coins.png"),
    *("flower.jpg", "motorcycle_left.png", "rocket.jpg"),
)
CLOSE_UPS = (
    *("brick.png", "cell.png", "grass.png", "gravel.png", "hubble_deep_field.jpg", "ihc.png"),
    *("microaneurysms.png", "moon.png", "phantom.png", "retina.jpg"),
)
PAGES = ("page.png", "text.png")
FACES = 100  # the first of `lfw_subset.npy`; those behind show no face
DRAWN = 24  # by each program
DIGITS = 20  # of each, from scikit-learn's handwritten ones


@dataclass(frozen=True, eq=False)
class Source:
    """Pictures that came from one place.

    Attributes:
        group: what they are, such as `photographs`.
        name: the file, the person or the program.
        x: uint8 `(n, 32, 32, 3)`.
    """

    group: str
    name: str
    x: Bytes


def outside_pictures() -> tuple[list[Source], list[Source]]:
    """All sources: the development part and the test part, each in the order of group and name."""
    groups = [
        [Source("photographs", name, crops(name)) for name in PHOTOGRAPHS],
        [Source("close-ups", name, crops(name)) for name in CLOSE_UPS],
        _faces(),
        [Source("text", name, crops(name)) for name in PAGES] + _drawn("text", TEXT),
        _drawn("drawings", DRAWINGS),
        _digits(),
        _drawn("textures", TEXTURES),
        _drawn("noise", NOISE),
    ]
    development = [source for group in groups for source in group[::2]]
    return development, [source for group in groups for source in group[1::2]]


def crops(name: str) -> Bytes:
    """Ten squares of a sample photograph, reduced as the app does it.

    The largest in the middle, and nine of half its side that lie evenly over the whole of it.
    """
    with Image.open(_path(name)) as file:
        picture = Picture(file.convert("RGB"), name)
    width, height = picture.pixels.size
    side = min(width, height) // 2
    squares = [
        CropBox(left, top, side)
        for top in np.linspace(0, height - side, 3).astype(int).tolist()
        for left in np.linspace(0, width - side, 3).astype(int).tolist()
    ]
    return np.stack([reduce(picture, square) for square in (centre_square(picture), *squares)])


def _path(name: str) -> Path:
    import skimage.data
    import sklearn.datasets

    folders = (Path(skimage.data.__file__).parent, Path(sklearn.datasets.__file__).parent)
    places = (folders[0] / name, folders[1] / "images" / name)
    return next(place for place in places if place.is_file())


def _faces() -> list[Source]:
    faces = np.load(_path("lfw_subset.npy"), allow_pickle=False)[:FACES]  # (100, 25, 25), 0 to 1
    grey = (np.clip(faces, 0, 1) * 255).round().astype(np.uint8)
    return [Source("faces", f"face {i}", resized(face)[None]) for i, face in enumerate(grey)]


def _digits() -> list[Source]:
    from sklearn.datasets import load_digits

    digits = load_digits()  # (1797, 8, 8), 0 to 16, white on black
    dark = (255 - digits.images * 255 / 16).astype(np.uint8)
    return [
        Source(
            "digits",
            f"digit {digit}",
            np.stack([resized(one) for one in dark[digits.target == digit][:DIGITS]]),
        )
        for digit in range(10)
    ]


def _drawn(group: str, programs: Mapping[str, Program]) -> list[Source]:
    return [Source(group, name, many(program, name)) for name, program in programs.items()]


def many(program: Program, name: str) -> Bytes:
    """Pictures by one program; which ones come follows from its name alone."""
    digest = hashlib.sha256(f"imgrec: outside: {name}".encode()).digest()
    random = np.random.default_rng(int.from_bytes(digest[:8], "big"))
    return np.stack([program(random) for _ in range(DRAWN)])


def resized(grey: Bytes) -> Bytes:
    """A small picture of greys `(rows, columns)` -> uint8 `(32, 32, 3)`."""
    return np.asarray(Image.fromarray(grey).convert("RGB").resize((32, 32)))
