"""The name of a program -> pictures that it draws with a pen or with letters, as a person might."""

from __future__ import annotations

from collections.abc import Callable
from math import cos, pi, sin
from typing import Any

import matplotlib
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from imgrec.images import Picture, reduce

Bytes = NDArray[np.uint8]
Random = np.random.Generator
Pen = ImageDraw.ImageDraw
Program = Callable[[Random], Bytes]

PAPER = 256  # pixels to a side, before the app's own reduction to 32
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def written(font: str) -> Program:
    """A page of letters at random, dark on light or light on dark."""
    file = f"{matplotlib.get_data_path()}/fonts/ttf/{font}.ttf"

    def program(random: Random) -> Bytes:
        lines = ("".join(random.choice(list(LETTERS), 12)) for _ in range(8))
        dark, light = _colour(random, 0, 90), _colour(random, 170, 256)
        paper, ink = (dark, light) if random.random() < 0.3 else (light, dark)
        page = Image.new("RGB", (PAPER, PAPER), paper)
        letters = ImageFont.truetype(file, int(random.integers(24, 110)))
        ImageDraw.Draw(page).text((6, 2), "\n".join(lines), ink, letters)
        return reduce(Picture(page, font))

    return program


def drawn(strokes: Callable[[Pen, Random], None]) -> Program:
    """A drawing on white, moved and turned a little."""

    def program(random: Random) -> Bytes:
        page = Image.new("RGB", (PAPER, PAPER), "white")
        strokes(ImageDraw.Draw(page), random)
        down, right = random.integers(-20, 21, 2).tolist()
        turned = page.rotate(random.uniform(-20, 20), translate=(right, down), fillcolor="white")
        return reduce(Picture(turned, "drawing"))

    return program


def _house(pen: Pen, random: Random) -> None:
    ink = _ink(random)
    pen.line([(60, 220), (60, 110), (128, 45), (196, 110), (196, 220), (60, 220)], **ink)
    pen.line([(110, 220), (110, 160), (146, 160), (146, 220)], **ink)


def _person(pen: Pen, random: Random) -> None:
    ink = _ink(random)
    pen.ellipse((100, 25, 156, 81), outline=ink["fill"], width=ink["width"])
    pen.line([(128, 81), (128, 160)], **ink)
    pen.line([(80, 110), (176, 110)], **ink)
    pen.line([(85, 235), (128, 160), (171, 235)], **ink)


def _smile(pen: Pen, random: Random) -> None:
    ink = _ink(random)
    pen.ellipse((40, 40, 216, 216), _colour(random, 120, 256), ink["fill"], ink["width"])
    pen.arc((80, 90, 176, 180), 20, 160, **ink)
    for left in (88, 146):
        pen.ellipse((left, 90, left + 22, 112), ink["fill"])


def _spiral(pen: Pen, random: Random) -> None:
    turns = random.uniform(2, 5)
    along = [step / 200 for step in range(201)]
    places = [(100 * share, 2 * pi * turns * share) for share in along]
    pen.line([(128 + r * cos(a), 128 + r * sin(a)) for r, a in places], **_ink(random))


def _star(pen: Pen, random: Random) -> None:
    places = [(45 if point % 2 else 110, point * pi / 5) for point in range(10)]
    corners = [(128 + r * sin(a), 128 - r * cos(a)) for r, a in places]
    pen.polygon(corners, _colour(random, 0, 256))


def _tree(pen: Pen, random: Random) -> None:
    pen.rectangle((116, 150, 140, 235), (120, 80, 40))
    pen.ellipse((60, 30, 196, 170), (*_colour(random, 60, 180)[:1], 150, 50))


def _cup(pen: Pen, random: Random) -> None:
    ink = _ink(random)
    pen.line([(60, 90), (75, 210), (160, 210), (175, 90), (60, 90)], **ink)
    pen.arc((145, 110, 225, 180), -110, 130, **ink)


def _sun(pen: Pen, random: Random) -> None:
    yellow, width = (250, int(random.integers(170, 230)), 40), int(random.integers(6, 16))
    pen.ellipse((85, 85, 171, 171), yellow)
    for ray in range(12):
        x, y = cos(ray * pi / 6), sin(ray * pi / 6)
        pen.line([(128 + 55 * x, 128 + 55 * y), (128 + 105 * x, 128 + 105 * y)], yellow, width)


def _ink(random: Random) -> dict[str, Any]:
    return {"fill": _colour(random, 0, 140), "width": int(random.integers(6, 20))}


def _colour(random: Random, low: int, high: int) -> tuple[int, ...]:
    return tuple(random.integers(low, high, 3).tolist())


TEXT = {
    font: written(font)
    for font in ("DejaVuSans-Bold", "DejaVuSansMono", "DejaVuSerif", "STIXGeneral", "cmr10")
}
DRAWINGS = {
    "cup": drawn(_cup),
    "house": drawn(_house),
    "person": drawn(_person),
    "smile": drawn(_smile),
    "spiral": drawn(_spiral),
    "star": drawn(_star),
    "sun": drawn(_sun),
    "tree": drawn(_tree),
}
