from __future__ import annotations

from typing import Any

import keras
import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from imgrec.by_hand.conv2d import conv2d
from imgrec.errors import ArchitectureError

SIDES = st.tuples(st.integers(1, 9), st.integers(1, 9))
PAIRS = st.tuples(st.integers(1, 4), st.integers(1, 4))
COUNTS = st.integers(1, 4)


@st.composite
def arguments(draw: st.DrawFn) -> dict[str, Any]:
    one, move = (1, 1), draw(st.booleans())
    return {
        "kernel_size": draw(PAIRS),
        "strides": draw(PAIRS) if move else one,
        "dilation_rate": one if move else draw(PAIRS),
        "padding": draw(st.sampled_from(["valid", "same"])),
        "use_bias": draw(st.booleans()),
    }


@settings(max_examples=80)
@given(arguments(), SIDES, COUNTS, COUNTS, st.integers(0, 1000))
def test_it_is_the_keras_layer(
    arguments: dict[str, Any], sides: tuple[int, int], channels: int, filters: int, seed: int
) -> None:
    for side, size, rate in zip(
        sides, arguments["kernel_size"], arguments["dilation_rate"], strict=True
    ):
        assume(arguments["padding"] == "same" or (size - 1) * rate < side)
    image = noise(seed, *sides, channels)
    layer = keras.layers.Conv2D(filters, **arguments)
    layer.build((None, *image.shape))
    layer.set_weights([noise(seed + n, *weights.shape) for n, weights in enumerate(layer.weights)])

    by_hand = conv2d(
        image,
        *layer.get_weights(),
        **{name: arguments[name] for name in ("strides", "padding", "dilation_rate")},
    )

    assert by_hand.dtype == np.float32
    np.testing.assert_allclose(by_hand, layer(image[None])[0], rtol=1e-5, atol=1e-5)


def test_each_output_is_one_window_times_one_filter_plus_the_bias() -> None:
    image, kernel, bias = noise(0, 6, 6, 3), noise(1, 3, 3, 3, 4), noise(2, 4)

    feature_maps = conv2d(image, kernel, bias)

    one = (image[2:5, 1:4] * kernel[..., 3]).sum() + bias[3]
    np.testing.assert_allclose(feature_maps[2, 1, 3], one, rtol=1e-5)


def test_the_kernel_is_not_flipped() -> None:
    image = np.zeros((3, 3, 1), np.float32)
    image[0, 2] = 1
    kernel = np.arange(9, dtype=np.float32).reshape(3, 3, 1, 1)

    assert conv2d(image, kernel).item() == 2


def test_many_images_go_through_at_once() -> None:
    images, kernel = noise(0, 5, 8, 8, 3), noise(1, 3, 3, 3, 2)

    together = conv2d(images, kernel, padding="same")

    np.testing.assert_allclose(
        together[4], conv2d(images[4], kernel, padding="same"), rtol=1e-5, atol=1e-6
    )


def test_a_kernel_of_other_channels_is_refused() -> None:
    with pytest.raises(ArchitectureError, match=r"\(6, 6, 3\) and \(3, 3, 1, 4\)"):
        conv2d(noise(0, 6, 6, 3), noise(1, 3, 3, 1, 4))


def test_a_kernel_larger_than_the_image_is_refused() -> None:
    with pytest.raises(ArchitectureError, match="reaches over 3 cells and an input of 2"):
        conv2d(noise(0, 2, 2, 1), noise(1, 3, 3, 1, 1))


def noise(seed: int, *shape: int) -> np.ndarray:
    return np.random.default_rng(seed).standard_normal(shape).astype(np.float32)
