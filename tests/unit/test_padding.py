"""The whole picture on a square, with bars of the colours it has at its edges."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from imgrec import cifar10
from imgrec.images import Picture, reduce
from imgrec.network import shipped_network
from imgrec.padding import pad_to_square
from scripts.measure_padding import WAYS, accuracy


def noise(height: int, width: int) -> np.ndarray:
    rng = np.random.default_rng(list(f"noise {height} {width}".encode()))
    return rng.integers(0, 256, (height, width, 3), dtype=np.uint8)


def picture(pixels: np.ndarray) -> Picture:
    return Picture(Image.fromarray(pixels), "test", ("It moves.",))


def test_a_wide_picture_lies_whole_between_bars_of_the_colours_of_its_edges() -> None:
    pixels = noise(20, 33)

    padded = pad_to_square(picture(pixels))

    found = np.asarray(padded.pixels)
    assert (found.shape, padded.name, padded.notes) == ((33, 33, 3), "test", ("It moves.",))
    np.testing.assert_array_equal(found[6:26], pixels)
    assert (found[:6] == np.rint(pixels[0].mean(axis=0))).all()
    assert (found[26:] == np.rint(pixels[-1].mean(axis=0))).all()


def test_a_tall_picture_is_padded_like_a_wide_one_turned() -> None:
    pixels = noise(20, 33)

    wide = np.asarray(pad_to_square(picture(pixels)).pixels)
    tall = np.asarray(pad_to_square(picture(pixels.swapaxes(0, 1))).pixels)

    np.testing.assert_array_equal(tall, wide.swapaxes(0, 1))


def test_a_square_picture_needs_no_bars() -> None:
    square = picture(noise(32, 32))

    assert pad_to_square(square) is square


def test_a_longer_side_of_32_passes_through_to_the_bit() -> None:
    pixels = noise(24, 32)

    np.testing.assert_array_equal(reduce(pad_to_square(picture(pixels)))[4:28], pixels)


@pytest.mark.parametrize("size", [(4000, 3000), (200_000, 16), (16, 200_000)])
def test_the_square_of_a_large_picture_stays_small(size: tuple[int, int]) -> None:
    padded = pad_to_square(Picture(Image.new("RGB", size, (10, 20, 30)), "large"))

    side, other = padded.pixels.size
    assert side == other
    assert 1024 <= side < 2048
    assert (reduce(padded) == (10, 20, 30)).all()


@given(st.integers(8, 90), st.integers(8, 90))
def test_a_picture_of_any_shape_gives_32_x_32_x_3(height: int, width: int) -> None:
    reduced = reduce(pad_to_square(picture(noise(height, width))))

    assert (reduced.shape, reduced.dtype) == ((32, 32, 3), np.uint8)


def test_the_network_is_right_more_often_than_with_black_bars() -> None:
    data, network = cifar10.load("bundled"), shipped_network()

    def right(bars: str) -> float:
        return accuracy(network, WAYS[bars], data.x_test, data.y_test, height=24)

    assert right("mean of each edge") > right("black") + 0.08
