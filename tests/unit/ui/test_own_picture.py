"""A picture of one's own can be kept small, and what the network sees of it stays."""

from __future__ import annotations

import io

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from imgrec.images import CropBox, reduce
from imgrec.ui.own_picture import PREVIEW_SIDE, OwnPicture, from_file


@pytest.fixture(scope="module")
def own() -> OwnPicture:
    columns = np.linspace(0, 255, 1800).astype(np.uint8)
    pixels = np.broadcast_to(columns[None, :, None], (1200, 1800, 3))
    buffer = io.BytesIO()
    Image.fromarray(np.ascontiguousarray(pixels)).save(buffer, "PNG")
    return from_file(buffer.getvalue(), "ramp.png")


def test_a_small_one_still_shows_the_network_the_same(own: OwnPicture) -> None:
    small = own.small()

    np.testing.assert_array_equal(small.pixels, own.pixels)
    assert small.original is None
    assert small.size == small.picture.pixels.size == (PREVIEW_SIDE, 600)


def test_its_square_covers_the_same_part(own: OwnPicture) -> None:
    small = own.cropped(CropBox(left=300, top=200, size=600)).small()

    assert small.crop == CropBox(left=150, top=100, size=300)
    again = reduce(small.picture, small.crop).astype(int)
    assert np.abs(again - small.pixels).max() <= 2  # JPEG


@given(
    left=st.integers(0, 100),
    top=st.integers(0, 100),
    size=st.integers(8, 400),
    factor=st.floats(0.1, 3),
)
def test_a_scaled_square_lies_inside(left: int, top: int, size: int, factor: float) -> None:
    into = (max(8, round(500 * factor)), max(8, round(500 * factor)))

    box = CropBox(left, top, size).scaled(factor, into)

    assert 0 <= box.left <= into[0] - box.size
    assert 0 <= box.top <= into[1] - box.size
    assert box.size >= 8
