"""Many pictures on one sheet: each there to the pixel, with its name and its answer."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from imgrec.figures.contact_sheet import CELL, COLUMNS, Cell, contact_sheet


def cells(count: int) -> list[Cell]:
    pixels = np.random.default_rng(0).integers(0, 256, (count, CELL, CELL, 3)).astype(np.uint8)
    return [Cell(p, f"{i}.jpg", "cat", f"{i} %") for i, p in enumerate(pixels)]


def words(figure: object) -> list[str]:
    return [text.get_text() for text in figure.axes[0].texts]  # type: ignore[attr-defined]


@pytest.mark.parametrize("count", [1, COLUMNS + 1])
def test_every_picture_is_on_the_sheet_to_the_pixel(count: int) -> None:
    given = cells(count)

    sheet = contact_sheet(given, "Answers").axes[0].images[0].get_array()

    windows = np.lib.stride_tricks.sliding_window_view(sheet, (CELL, CELL, 3))[:, :, 0]
    found = {windows[r, c].tobytes() for r, c in np.ndindex(windows.shape[:2])}
    assert {cell.pixels.tobytes() for cell in given} <= found


@pytest.mark.parametrize("count", [1, COLUMNS, 200])
def test_every_picture_has_its_name_and_its_answer(count: int) -> None:
    given = cells(count)

    figure = contact_sheet(given, "Answers")

    assert words(figure)[::2] == [cell.name for cell in given]
    assert words(figure)[1::2] == [f"{cell.answer}  {cell.share}" for cell in given]


def test_it_becomes_a_png_whatever_the_names_are() -> None:
    given = [
        Cell(cells(1)[0].pixels, name, "cat", "9 %") for name in ("$x$.png", "図\U00010380.png")
    ]

    buffer = io.BytesIO()
    contact_sheet(given, "Two").savefig(buffer, dpi=100)

    assert Image.open(buffer).format == "PNG"


def test_a_long_name_keeps_its_beginning_and_its_end() -> None:
    given = [Cell(cells(1)[0].pixels, "a-very-long-name-of-a-picture.jpeg", "cat", "9 %")]

    assert words(contact_sheet(given, "One"))[0] == "a-very-l…ure.jpeg"
