"""The square that a person chose: what is sent to the page, and what is taken from it."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image
from streamlit.testing.v1 import AppTest

from imgrec import images
from imgrec.images import CropBox
from imgrec.padding import pad_to_square
from imgrec.ui.interactive import crop
from imgrec.ui.own_picture import OwnPicture, from_file


@pytest.fixture(scope="module")
def own() -> OwnPicture:
    pixels = np.random.default_rng(3).integers(0, 256, (80, 120, 3), dtype=np.uint8)
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "PNG")
    return from_file(file.getvalue(), "noise.png")


def decision(**told: object) -> dict[str, object]:
    return {"picture": "own-0", "number": 1, "left": 10, "top": 20, "size": 40, **told}


def test_a_square_gives_the_pixels_that_reduce_gives(own: OwnPicture) -> None:
    now = crop.cropped("own-0", own, decision())

    box = CropBox(left=10, top=20, size=40)
    assert now.crop == box
    assert np.array_equal(now.pixels, images.reduce(own.picture, box))


@pytest.mark.parametrize(
    "told",
    [
        None,
        "large",
        [],
        {},
        decision(picture="own-1"),
        decision(left=-1),
        decision(top=41),
        decision(size=7),
        decision(size=81),
        decision(size=10**30),
        decision(left="10"),
        decision(left=10.5),
        decision(left=True),
        decision(top=None),
        decision(size=float("nan")),
        decision(whole="yes", left=None),
    ],
    ids=str,
)
def test_what_is_no_square_of_this_picture_changes_nothing(own: OwnPicture, told: object) -> None:
    assert crop.cropped("own-0", own, told) is own


def test_the_same_square_is_the_same_picture(own: OwnPicture) -> None:
    assert crop.cropped("own-0", own, decision(left=20, top=0, size=80)) is own


def test_the_whole_picture_is_padded_and_a_square_takes_it_back(own: OwnPicture) -> None:
    whole = crop.cropped("own-0", own, decision(whole=True))
    back = crop.cropped("own-0", whole, decision(left=20, top=0, size=80, whole=False))

    assert np.array_equal(whole.pixels, images.reduce(pad_to_square(own.picture)))
    assert (whole.padded, whole.side, whole.crop) == (True, 120, own.crop)
    assert (back.padded, back.side) == (False, 80)
    assert np.array_equal(back.pixels, own.pixels)


def test_the_page_is_told_the_size_the_square_and_which_decision_it_answers(
    own: OwnPicture,
) -> None:
    told = crop.options("own-0", own, answered=crop.number_of(decision(number=12)))

    assert (told["width"], told["height"], told["least"]) == (120, 80, images.MIN_SIDE)
    assert told["square"] == {"left": 20, "top": 0, "size": 80}
    assert (told["picture"], told["whole"], told["answered"]) == ("own-0", False, 12)


@pytest.mark.parametrize("nonsense", [None, 3, {}, {"number": "4"}, {"number": True}])
def test_a_decision_without_a_number_is_none_at_all(nonsense: object) -> None:
    assert crop.number_of(nonsense) == 0


def page() -> None:
    """Crop the session's picture, and say where its square is."""
    import streamlit as st

    from imgrec.ui import state
    from imgrec.ui.interactive import crop

    [(picture_id, own)] = state.own_pictures().items()
    st.text(str(crop.show(picture_id, own).crop.size))


def test_a_decision_is_kept_and_taken_once(own: OwnPicture) -> None:
    app = AppTest.from_function(page)
    app.session_state["imgrec.own"] = {"own-0": own}
    app.session_state["crop.widget"] = {"crop": decision()}
    app.run()
    assert app.text[0].value == "40"
    assert app.session_state["imgrec.own"]["own-0"].crop == CropBox(10, 20, 40)

    app.session_state["imgrec.own"] = {"own-0": own}  # somebody else put the square back
    app.run()

    assert app.text[0].value == "80"
    assert list(app.exception) == []
