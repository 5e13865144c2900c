"""Training pictures, uploads, drawings and files of the command line come the same way."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from imgrec import cifar10
from imgrec.commands.answering import answer_all
from imgrec.images import open_picture, reduce, to_image
from imgrec.network import shipped_network
from imgrec.trace import predict
from imgrec.ui import own_picture
from scripts.measure_filters import ENLARGED, accuracy, enlarged_file

DATA = cifar10.load("bundled")
NETWORK = shipped_network()
LOSSLESS: dict[str, dict[str, Any]] = {
    "PNG": {},
    "BMP": {},
    "TIFF": {"compression": "tiff_lzw"},
    "WEBP": {"lossless": True},
}


def saved(pixels: np.ndarray, kind: str, **how: Any) -> bytes:
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, kind, **how)
    return file.getvalue()


@pytest.mark.parametrize("kind", LOSSLESS)
def test_an_upload_is_the_image_that_training_reads_to_the_bit(kind: str) -> None:
    pixels = DATA.x_test[0]

    uploaded = own_picture.from_file(saved(pixels, kind, **LOSSLESS[kind]), "photo")

    np.testing.assert_array_equal(to_image(uploaded.pixels), to_image(pixels))


def test_a_drawing_is_the_image_that_training_reads_to_the_bit() -> None:
    pixels = DATA.x_test[0]

    drawn = own_picture.from_drawing(pixels, "drawing")

    np.testing.assert_array_equal(to_image(drawn.pixels), to_image(pixels))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF"])
def test_app_and_command_line_see_the_same_in_a_photo_to_the_bit(kind: str, tmp_path: Path) -> None:
    data = saved(DATA.x_test[0].repeat(13, axis=0).repeat(11, axis=1), kind)
    path = tmp_path / "photo"
    path.write_bytes(data)

    uploaded = own_picture.from_file(data, "photo").pixels
    [answer] = answer_all(NETWORK, [path])

    np.testing.assert_array_equal(uploaded, reduce(open_picture(data)))
    expected = predict(NETWORK, to_image(uploaded))
    assert list(answer.probabilities[name] for name in NETWORK.class_names) == expected.tolist()


@pytest.mark.slow
def test_files_of_large_pictures_cost_the_network_at_most_a_point_and_a_half() -> None:
    """The bundled test pictures as JPEGs of 320 x 320 pixels, each pixel repeated."""
    files = [enlarged_file(pixels, ENLARGED["repeated"]) for pixels in DATA.x_test]

    back = [reduce(open_picture(file)) for file in files]

    direct = accuracy(NETWORK, list(DATA.x_test), DATA.y_test)
    assert accuracy(NETWORK, back, DATA.y_test) > direct - 0.015
