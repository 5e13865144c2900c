from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from imgrec.by_hand.windows import output_size, same_padding, windows
from imgrec.errors import ArchitectureError

SIZES = st.integers(1, 12)
STEPS = st.integers(1, 4)


def picture(rows: int, columns: int) -> np.ndarray:
    return np.arange(rows * columns * 2, dtype=np.float32).reshape(rows, columns, 2)


def test_a_window_shows_the_part_of_the_image_at_its_place() -> None:
    image = picture(5, 6)

    seen = windows(image, (3, 2))

    assert seen.shape == (3, 5, 3, 2, 2)
    np.testing.assert_array_equal(seen[1, 4], image[1:4, 4:6])


def test_strides_leave_out_places_and_dilation_leaves_out_cells() -> None:
    image = picture(7, 7)

    np.testing.assert_array_equal(windows(image, (2, 2), strides=(2, 3))[1, 1], image[2:4, 3:5])
    np.testing.assert_array_equal(
        windows(image, (2, 2), dilation_rate=(3, 2))[1, 2], image[1:5:3, 2:5:2]
    )


def test_windows_copy_no_number() -> None:
    image = picture(5, 5)

    assert np.shares_memory(windows(image, (3, 3)), image)


def test_the_rim_holds_the_fill() -> None:
    corner = windows(picture(4, 4), (3, 3), padding="same", fill=-7)[0, 0]

    assert (corner[0] == -7).all()
    assert (corner[:, 0] == -7).all()
    np.testing.assert_array_equal(corner[1:, 1:], picture(4, 4)[:2, :2])


def test_many_images_have_the_windows_of_each() -> None:
    images = np.stack([picture(4, 5), -picture(4, 5)])

    together = windows(images, (2, 2), padding="same")

    np.testing.assert_array_equal(together[1], windows(images[1], (2, 2), padding="same"))


@given(SIZES, STEPS, STEPS, STEPS)
def test_same_gives_one_output_for_every_stride(
    size: int, window: int, stride: int, dilation: int
) -> None:
    out = output_size(size, window, stride=stride, padding="same", dilation=dilation)

    assert (out - 1) * stride < size <= out * stride


@given(SIZES, STEPS, STEPS, STEPS)
def test_same_lays_a_rim_that_valid_fills_without_a_rest(
    size: int, window: int, stride: int, dilation: int
) -> None:
    before, after = same_padding(size, window, stride=stride, dilation=dilation)
    wide = size + before + after
    assume(wide >= (window - 1) * dilation + 1)

    same = output_size(size, window, stride=stride, padding="same", dilation=dilation)

    assert output_size(wide, window, stride=stride, dilation=dilation) == same
    assert after - before in (0, 1)


def test_an_odd_cell_of_the_rim_comes_after() -> None:
    assert same_padding(32, 2) == (0, 1)
    assert same_padding(32, 3) == (1, 1)
    assert same_padding(32, 3, stride=2) == (0, 1)


def test_a_window_larger_than_its_input_is_refused() -> None:
    with pytest.raises(ArchitectureError, match="reaches over 5 cells and an input of 4"):
        output_size(4, 3, dilation=2)


@pytest.mark.parametrize("name", ["size", "window", "stride", "dilation"])
@pytest.mark.parametrize("value", [0, -1, 1.5])
def test_only_whole_numbers_from_1_count(name: str, value: float) -> None:
    counts = {"size": 8, "window": 2, "stride": 1, "dilation": 1, name: value}

    with pytest.raises(ArchitectureError, match=f"Received {name}={value}"):
        output_size(counts.pop("size"), counts.pop("window"), **counts)


def test_an_unknown_padding_is_refused() -> None:
    with pytest.raises(ArchitectureError, match=r"one of same, valid.*causal"):
        output_size(8, 2, padding="causal")
