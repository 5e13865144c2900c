"""What pictures are like, whatever they show."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from imgrec.picture_statistics import BRIGHT_FLOOR, COLOUR_FLOOR, picture_statistics

BRIGHTNESS, COLOURS = slice(0, 13), slice(13, 21)


def images(seed: int, count: int = 3) -> np.ndarray:
    return np.random.default_rng(seed).random((count, 7, 9, 3), dtype=np.float32)


@given(st.integers(0, 2**32 - 1))
def test_a_mirrored_picture_is_alike(seed: int) -> None:
    given_images = images(seed)

    np.testing.assert_allclose(
        picture_statistics(given_images[:, :, ::-1]), picture_statistics(given_images), atol=1e-9
    )


@given(st.integers(0, 2**32 - 1))
def test_each_picture_is_described_by_itself(seed: int) -> None:
    alone = np.concatenate([picture_statistics(image[None]) for image in images(seed)])

    np.testing.assert_allclose(picture_statistics(images(seed)), alone)


def test_a_turned_picture_swaps_down_and_right() -> None:
    described = picture_statistics(images(0))[0]

    turned = picture_statistics(images(0).transpose(0, 2, 1, 3))[0]

    swapped = [*range(3), *range(8, 13), *range(3, 8)]
    swapped += [13, 14, 16, 15, 17, 18, 20, 19]
    np.testing.assert_allclose(turned, described[swapped])


def test_the_numbers_about_brightness_are_those_of_their_definitions() -> None:
    grey = images(4, count=1)[0] @ np.array([0.299, 0.587, 0.114])
    down, bend = np.abs(grey[1:] - grey[:-1]), np.abs(grey[2:] - 2 * grey[1:-1] + grey[:-2])
    far = np.abs(grey[4:] - grey[:-4])
    sizes = [grey.std(), grey.max() - grey.min(), down.mean(), bend.mean(), far.mean()]
    sizes += [np.median(down), np.sqrt((down**2).mean())]

    described = picture_statistics(images(4, count=1))[0, BRIGHTNESS]

    np.testing.assert_allclose(described[0], grey.mean())
    np.testing.assert_allclose(described[1:8], np.log(np.array(sizes) + BRIGHT_FLOOR))


def test_a_picture_without_colour_or_change_is_at_the_floor() -> None:
    described = picture_statistics(np.full((1, 6, 6, 3), 0.25, np.float32))[0]

    assert described[0] == pytest.approx(0.25)
    np.testing.assert_allclose(described[1:13], np.log(BRIGHT_FLOOR))
    floor = np.log(COLOUR_FLOOR)
    np.testing.assert_allclose(described[COLOURS], [0, floor, floor, floor] * 2, atol=1e-9)
