"""A picture changed by sliders: what is sent to the page, and what is taken from it."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from imgrec import images
from imgrec.changes import RANGES, Changes, changed
from imgrec.cifar10 import samples
from imgrec.images import CropBox
from imgrec.network import Network, shipped_network
from imgrec.padding import pad_to_square
from imgrec.trace import predict
from imgrec.ui import widget
from imgrec.ui.chosen_picture import ChosenPicture
from imgrec.ui.interactive import changes
from imgrec.ui.own_picture import OwnPicture, from_file

SAMPLE = samples()[0]


@pytest.fixture(scope="module")
def network() -> Network:
    return shipped_network()


@pytest.fixture(scope="module")
def own() -> OwnPicture:
    pixels = np.random.default_rng(5).integers(0, 256, (80, 120, 3), dtype=np.uint8)
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "PNG")
    return from_file(file.getvalue(), "noise.png")


def chosen(own: OwnPicture | None = None) -> ChosenPicture:
    pixels = SAMPLE.pixels if own is None else own.pixels
    return ChosenPicture("deer-1", "deer", "a deer", pixels, own)


def decision(**values: object) -> dict[str, object]:
    return {"picture": "deer-1", "number": 3, "values": values}


def test_every_change_has_a_slider_a_number_and_words() -> None:
    words = widget.words("changes")

    assert RANGES.keys() == Changes.__dataclass_fields__.keys()
    for name, (least, most) in RANGES.items():
        wanted = {name, f"is_{name}"} | ({f"less_{name}"} if least < 0 else set())
        assert wanted | ({f"more_{name}"} if most > 0 else set()) <= words.keys()


def test_nothing_changed_sends_the_same_picture_and_answer_twice(network: Network) -> None:
    sent = changes.tensors(network, chosen(), Changes())

    assert np.array_equal(sent["before"], sent["now"])
    assert sent["probabilities_now"] == pytest.approx(sent["probabilities_before"], abs=1e-6)


def test_the_answer_sent_is_that_to_the_changed_pixels(network: Network, own: OwnPicture) -> None:
    told = Changes(rotate=30, brightness=40)
    moved = own.cropped(CropBox(5, 10, 60))

    sent = changes.tensors(network, chosen(moved), told)

    pixels = changed(own.picture, CropBox(5, 10, 60), told)
    assert np.array_equal(sent["now"], pixels)
    assert np.array_equal(sent["before"], moved.pixels)
    answer = predict(network, images.to_image(pixels))
    assert sent["probabilities_now"] == pytest.approx(answer, abs=1e-6)


def test_a_whole_picture_is_changed_with_its_bars(network: Network, own: OwnPicture) -> None:
    sent = changes.tensors(network, chosen(own.whole()), Changes())

    assert np.array_equal(sent["now"], images.reduce(pad_to_square(own.picture)))


def test_what_was_decided_is_taken_within_the_ranges() -> None:
    told = decision(rotate=20, blur=99, brightness=-999.5)

    found = changes.checked("deer-1", told)

    assert found == Changes(rotate=20, blur=RANGES["blur"][1], brightness=RANGES["brightness"][0])


@pytest.mark.parametrize(
    "told",
    [
        None,
        "all",
        [],
        {},
        {"picture": "deer-1", "values": [20]},
        {**decision(rotate=20), "picture": "cat-1"},
        decision(rotate="20"),
        decision(rotate=True),
        decision(rotate=float("nan")),
        decision(rotate=float("inf")),
        decision(mirror=1),
    ],
    ids=str,
)
def test_what_is_no_change_of_this_picture_changes_nothing(told: object) -> None:
    assert changes.checked("deer-1", told) == Changes()


def test_the_page_is_told_the_ranges_and_what_is_changed_now(network: Network) -> None:
    told = changes.options(network, chosen(), Changes(noise=12), answered=7)

    assert (told["picture"], told["answered"], told["ranges"]) == ("deer-1", 7, RANGES)
    assert told["values"]["noise"] == 12
    assert sum(map(bool, told["values"].values())) == 1


def test_of_an_older_photo_nothing_changed_is_still_the_same_to_the_bit(
    network: Network, own: OwnPicture
) -> None:
    kept = own.small()

    sent = changes.tensors(network, chosen(kept), Changes())

    assert np.array_equal(sent["now"], own.pixels)
