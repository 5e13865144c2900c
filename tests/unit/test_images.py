"""Pictures, squares of them, and the image that the network reads."""

from __future__ import annotations

import io

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from imgrec.errors import PictureError
from imgrec.images import (
    CropBox,
    Picture,
    centre_square,
    open_picture,
    picture_from_array,
    reduce,
    to_image,
)


def noise(height: int, width: int, channels: int = 3) -> np.ndarray:
    rng = np.random.default_rng(list(f"noise {height} {width}".encode()))
    return rng.integers(0, 256, (height, width, channels), dtype=np.uint8)


def picture(pixels: np.ndarray) -> Picture:
    return Picture(Image.fromarray(pixels), "test")


def test_a_picture_of_32_x_32_passes_through_to_the_bit() -> None:
    pixels = noise(32, 32)

    np.testing.assert_array_equal(reduce(picture(pixels)), pixels)


def test_a_file_of_32_x_32_passes_through_to_the_bit() -> None:
    pixels, file = noise(32, 32), io.BytesIO()
    Image.fromarray(pixels).save(file, "PNG")

    np.testing.assert_array_equal(reduce(open_picture(file.getvalue())), pixels)


def test_each_pixel_is_the_mean_of_those_it_covers() -> None:
    pixels = noise(160, 160)

    means = pixels.reshape(32, 5, 32, 5, 3).mean(axis=(1, 3))
    np.testing.assert_allclose(reduce(picture(pixels)), means, atol=1)


def test_without_a_crop_box_the_middle_square_is_taken() -> None:
    pixels = noise(32, 50)

    np.testing.assert_array_equal(reduce(picture(pixels)), pixels[:, 9:41])
    assert centre_square(picture(pixels)) == CropBox(left=9, top=0, size=32)


def test_a_crop_box_cuts_out_its_square() -> None:
    pixels = noise(60, 50)

    found = reduce(picture(pixels), CropBox(left=7, top=20, size=32))
    np.testing.assert_array_equal(found, pixels[20:52, 7:39])


def test_a_small_square_repeats_its_pixels() -> None:
    pixels = noise(16, 16)

    np.testing.assert_array_equal(reduce(picture(pixels)), pixels.repeat(2, 0).repeat(2, 1))


@pytest.mark.parametrize(
    "box", [(-1, 0, 32), (0, -1, 32), (19, 0, 32), (0, 29, 32), (0, 0, 51), (0, 0, 7), (0, 0, 0)]
)
def test_a_crop_box_outside_the_picture_is_refused(box: tuple[int, int, int]) -> None:
    with pytest.raises(PictureError, match=r"inside 50 × 60\. Received left=-?\d+, top"):
        reduce(picture(noise(60, 50)), CropBox(*box))


@given(st.integers(8, 90), st.integers(8, 90))
def test_any_picture_gives_32_x_32_x_3(height: int, width: int) -> None:
    reduced = reduce(picture(noise(height, width)))

    assert (reduced.shape, reduced.dtype) == ((32, 32, 3), np.uint8)


def test_an_image_holds_the_pixels_divided_by_255() -> None:
    pixels = noise(32, 32)

    image = to_image(pixels)

    assert image.dtype == np.float32
    np.testing.assert_array_equal(image, pixels.astype(np.float32) / 255)
    assert (to_image(np.full((32, 32, 3), 255, np.uint8)) == 1).all()


def test_many_pictures_become_images_in_one_go() -> None:
    pixels = np.stack([noise(32, 32), noise(32, 32)[::-1]])

    np.testing.assert_array_equal(to_image(pixels)[1], to_image(pixels[1]))


@pytest.mark.parametrize(
    ("pixels", "received"),
    [
        (np.zeros((32, 32), np.uint8), r"uint8 of shape \(32, 32\)"),
        (np.zeros((33, 32, 3), np.uint8), r"uint8 of shape \(33, 32, 3\)"),
        (np.zeros((32, 32, 3), np.float32), r"float32 of shape"),
    ],
)
def test_other_arrays_are_no_pixels(pixels: np.ndarray, received: str) -> None:
    with pytest.raises(PictureError, match=rf"Received {received}"):
        to_image(pixels)


def test_the_empty_part_of_a_drawing_is_white() -> None:
    drawing = np.zeros((40, 40, 4), np.uint8)
    drawing[:, 20:] = (200, 30, 10, 255)

    pixels = np.asarray(picture_from_array(drawing).pixels)

    assert (pixels[:, :20] == 255).all()
    assert (pixels[:, 20:] == (200, 30, 10)).all()


def test_a_drawing_half_transparent_is_mixed_with_white() -> None:
    drawing = np.full((40, 40, 4), (0, 0, 0, 128), np.uint8)

    np.testing.assert_allclose(np.asarray(picture_from_array(drawing).pixels), 127, atol=1)


def test_a_drawing_without_alpha_is_taken_as_it_is() -> None:
    pixels = noise(32, 32)

    np.testing.assert_array_equal(np.asarray(picture_from_array(pixels).pixels), pixels)


@pytest.mark.parametrize(
    "drawing",
    [np.zeros((40, 40)), np.zeros((40, 40, 2), np.uint8), np.zeros((40, 40, 3))],
)
def test_other_arrays_are_no_drawings(drawing: np.ndarray) -> None:
    with pytest.raises(PictureError, match=r"Expected a drawing as uint8 .* Received"):
        picture_from_array(drawing)


def test_a_drawing_may_be_too_small() -> None:
    with pytest.raises(PictureError, match=r"drawing has 8 × 7 pixels\. Expected at least 8 × 8"):
        picture_from_array(noise(7, 8))
