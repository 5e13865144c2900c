"""The pictures that anybody can choose: samples, and test pictures whose class is kept untold."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np
from numpy.typing import NDArray

from imgrec import cifar10, images
from imgrec.dataset import CLASS_NAMES, Dataset
from imgrec.images import CropBox, Picture
from imgrec.padding import pad_to_square
from imgrec.ui.own_picture import OwnPicture
from imgrec.ui.pictures import png_uri
from imgrec.ui.texts import t

TEST_PREFIX = "test-"


@dataclass(frozen=True, eq=False)
class ChosenPicture:
    """The picture that is carried through the app.

    Attributes:
        id: its name in the address: `deer-1`, `test-7` or `own-0`.
        name: what it is called on the page.
        alt: what it shows, for those who cannot see it.
        pixels: uint8 `(32, 32, 3)`.
        own: the file or drawing that it came from, if it is one's own.
        truth: what CIFAR-10 says a test picture shows, which its name keeps to itself.
    """

    id: str
    name: str
    alt: str
    pixels: NDArray[np.uint8]
    own: OwnPicture | None = None
    truth: str | None = None

    @cached_property
    def uri(self) -> str:
        """The pixels as an address that holds them."""
        return png_uri(self.pixels)

    @property
    def is_drawing(self) -> bool:
        """Whether it was drawn, not photographed."""
        return self.own is not None and self.own.kind == "drawing"

    @property
    def image(self) -> NDArray[np.float32]:
        """What the network reads: float32 `(32, 32, 3)`, 0 to 1."""
        return images.to_image(self.pixels)

    @property
    def looked_at(self) -> tuple[Picture, CropBox | None]:
        """The whole picture and the square of it that the network looks at; None for all of it."""
        if self.own is None:
            pixels = np.ascontiguousarray(self.pixels)
            return images.picture_from_array(pixels, self.name), None
        whole = self.own.picture
        return (pad_to_square(whole), None) if self.own.padded else (whole, self.own.crop)


@cache
def samples() -> dict[str, ChosenPicture]:
    """The sample pictures by id, each named by its class."""
    return {
        sample.id: ChosenPicture(sample.id, sample.class_name, sample.alt, sample.pixels)
        for sample in cifar10.samples()
    }


def nth_test_picture(index: int) -> ChosenPicture:
    """One of the bundled test pictures, by its place among them."""
    bundled = _bundled()
    return ChosenPicture(
        id=f"{TEST_PREFIX}{index}",
        name=t("picker.test_name", index=index),
        alt=t("picker.test_alt"),
        pixels=bundled.x_test[index],
        truth=CLASS_NAMES[bundled.y_test[index]],
    )


def test_pictures_in_all() -> int:
    """How many test pictures there are."""
    return len(_bundled().x_test)


def place_in_test_set(picture_id: str | None) -> int | None:
    """The place that an id such as `test-7` names; None for any other text."""
    digits = (picture_id or "").removeprefix(TEST_PREFIX)
    named = picture_id != digits and digits.isascii() and digits.isdigit() and len(digits) < 6
    return int(digits) if named and int(digits) < test_pictures_in_all() else None


@cache
def _bundled() -> Dataset:
    bundled = cifar10.load("bundled")
    bundled.x_test.flags.writeable = False
    return bundled
