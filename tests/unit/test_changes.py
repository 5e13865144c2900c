"""A changed picture: nothing changed is the same to the bit, and each change does as it says."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib import cbook
from PIL import Image

from imgrec import images
from imgrec.changes import RANGES, Changes, changed
from imgrec.cifar10 import samples
from imgrec.errors import PictureError
from imgrec.images import CropBox, Picture, picture_from_array, reduce

ONE_LEVEL = 1
NEARLY = 8  # of 255: half a sixteenth of a pixel of the steepest edge there can be


@pytest.fixture(scope="module")
def portrait() -> Picture:
    with cbook.get_sample_data("grace_hopper.jpg") as file:
        return images.open_picture(file.read())


@pytest.fixture(scope="module")
def sample() -> Picture:
    """Give a test picture of CIFAR-10: 32 x 32 pixels are all that there is of it."""
    return picture_from_array(samples()[0].pixels)


def differing(one: np.ndarray, other: np.ndarray) -> int:
    """Give the largest difference of two pictures."""
    return int(np.abs(one.astype(int) - other.astype(int)).max())


def drawn(width: int, height: int, seed: int) -> Picture:
    pixels = np.random.default_rng(seed).integers(0, 256, (height, width, 3), dtype=np.uint8)
    return picture_from_array(pixels)


@given(st.integers(8, 90), st.integers(8, 90), st.integers(0, 99))
def test_nothing_changed_is_to_the_bit_what_reduce_gives(w: int, h: int, seed: int) -> None:
    picture = drawn(w, h, seed)

    assert np.array_equal(changed(picture, None, Changes()), reduce(picture))
    corner = CropBox(0, 0, 8)
    assert np.array_equal(changed(picture, corner, Changes()), reduce(picture, corner))


@given(st.fixed_dictionaries({name: st.floats(*ends) for name, ends in RANGES.items()}))
def test_whatever_is_changed_gives_32_x_32_pixels(values: dict[str, float]) -> None:
    pixels = changed(drawn(50, 41, 1), CropBox(30, 3, 20), Changes(**values))

    assert (pixels.shape, pixels.dtype) == ((32, 32, 3), np.uint8)


@pytest.mark.parametrize("name", RANGES)
def test_a_change_too_small_to_see_is_not_seen(name: str, portrait: Picture) -> None:
    least, most = RANGES[name]
    little = Changes(**{name: (most or least) * 1e-5})

    assert differing(changed(portrait, None, little), reduce(portrait)) <= NEARLY


def test_a_test_picture_moves_by_whole_pixels_and_its_edge_is_repeated(sample: Picture) -> None:
    moved = changed(sample, None, Changes(across=3, down=-2))

    before = reduce(sample)
    assert np.array_equal(moved[:-2, 3:], before[2:, :-3])
    assert np.array_equal(moved[-1, 3:], before[-1, :-3])
    assert np.array_equal(moved[:-2, 0], before[2:, 0])


def test_what_lies_beside_the_square_comes_into_sight(portrait: Picture) -> None:
    unit = 10
    square = CropBox(100, 150, 32 * unit)
    moved = changed(portrait, square, Changes(across=-4, down=5))

    beside = CropBox(100 + 4 * unit, 150 - 5 * unit, 32 * unit)
    assert differing(moved, reduce(portrait, beside)) <= NEARLY


@pytest.mark.parametrize("quarters", [-1, 1])
def test_a_quarter_turn_is_exact(quarters: int, sample: Picture) -> None:
    turned = changed(sample, None, Changes(rotate=90 * quarters))

    assert np.array_equal(turned, np.rot90(reduce(sample), -quarters))


def test_half_a_turn_is_the_same_both_ways_round(portrait: Picture) -> None:
    ways = [changed(portrait, None, Changes(rotate=angle)) for angle in (-180, 180)]

    assert differing(*ways) <= ONE_LEVEL
    assert differing(ways[0], reduce(portrait)[::-1, ::-1]) <= NEARLY


@given(st.floats(-180, 180), st.floats(-8, 8), st.floats(-1, 1), st.floats(0, 2))
def test_a_mirrored_picture_turned_the_other_way_is_the_mirrored_result(
    rotate: float, across: float, size: float, blur: float
) -> None:
    picture = drawn(64, 64, 2)
    mirrored = picture_from_array(np.asarray(picture.pixels)[:, ::-1])
    changes = Changes(rotate=rotate, across=across, size=size, blur=blur)
    mirror_image = Changes(rotate=-rotate, across=-across, size=size, blur=blur)

    one = changed(picture, None, changes)
    other = changed(mirrored, None, mirror_image)

    apart = np.abs(one.astype(int) - other[:, ::-1].astype(int))
    assert apart.mean() < ONE_LEVEL


def test_twice_as_large_is_the_square_half_as_wide(portrait: Picture) -> None:
    square, inner = CropBox(96, 104, 320), CropBox(176, 184, 160)

    assert differing(changed(portrait, square, Changes(size=1)), reduce(portrait, inner)) <= NEARLY


def test_half_as_large_shows_twice_as_much(portrait: Picture) -> None:
    square, outer = CropBox(176, 184, 160), CropBox(96, 104, 320)

    assert differing(changed(portrait, square, Changes(size=-1)), reduce(portrait, outer)) <= NEARLY


def test_blur_keeps_the_mean_and_takes_the_differences(portrait: Picture) -> None:
    sharp = reduce(portrait).astype(float)
    soft = changed(portrait, None, Changes(blur=2)).astype(float)

    assert soft[8:-8, 8:-8].std() < 0.9 * sharp[8:-8, 8:-8].std()
    assert np.abs(np.diff(soft, axis=1)).mean() < 0.5 * np.abs(np.diff(sharp, axis=1)).mean()
    assert soft.mean() == pytest.approx(sharp.mean(), abs=8)


def test_one_colour_stays_that_colour_whatever_moves() -> None:
    plain = Picture(Image.new("RGB", (70, 50), (200, 30, 90)), "plain")

    moved = changed(plain, CropBox(20, 0, 50), Changes(7, -7, 33, -0.5, blur=3))

    assert np.array_equal(moved, reduce(plain))


@pytest.mark.parametrize(("brightness", "expected"), [(100, 255), (-128, 72), (50, 250)])
def test_brightness_is_added_and_cut_off_at_the_ends(brightness: int, expected: int) -> None:
    plain = Picture(Image.new("RGB", (40, 40), (200, 200, 200)), "plain")

    assert set(changed(plain, None, Changes(brightness=brightness)).ravel()) == {expected}


def test_without_contrast_all_is_the_middle_and_twice_the_contrast_is_twice_as_far(
    sample: Picture,
) -> None:
    before = reduce(sample).astype(float)

    assert set(changed(sample, None, Changes(contrast=-1)).ravel()) == {128}
    doubled = np.clip(2 * before - 127.5, 0, 255)
    assert np.abs(changed(sample, None, Changes(contrast=1)) - doubled).max() <= ONE_LEVEL


def test_without_colour_the_three_channels_are_one_grey(sample: Picture) -> None:
    grey = changed(sample, None, Changes(colour=-1))

    assert np.array_equal(grey[..., 0], grey[..., 1])
    assert np.array_equal(grey[..., 0], grey[..., 2])
    as_pillow = np.asarray(sample.pixels.convert("L"))
    assert differing(grey[..., 0], as_pillow) <= ONE_LEVEL


def test_noise_is_the_same_every_time_and_as_strong_as_it_says(sample: Picture) -> None:
    plain = Picture(Image.new("RGB", (32, 32), (128, 128, 128)), "grey")
    noisy = [changed(plain, None, Changes(noise=20)) for _ in range(2)]

    assert np.array_equal(*noisy)
    assert noisy[0].astype(float).std() == pytest.approx(20, rel=0.05)


@pytest.mark.parametrize("name", RANGES)
@pytest.mark.parametrize("beyond", [-1000.0, 1000.0, float("nan")])
def test_a_change_beyond_its_range_is_refused(name: str, beyond: float) -> None:
    with pytest.raises(PictureError, match=name):
        Changes(**{name: beyond})


def test_a_square_outside_the_picture_is_refused(sample: Picture) -> None:
    with pytest.raises(PictureError, match="inside 32 × 32"):
        changed(sample, CropBox(1, 0, 32), Changes(rotate=5))
