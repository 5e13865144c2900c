"""The photos page: a photo, its square, its answer, and how far to trust it."""

from __future__ import annotations

import io
from collections.abc import Callable

import numpy as np
import pytest
from PIL import Image
from streamlit.testing.v1 import AppTest

from imgrec.images import CropBox, centre_square
from imgrec.ui.own_picture import OwnPicture, from_drawing, from_file

Read = Callable[[AppTest], str]


@pytest.fixture
def photos(app: AppTest, photo: bytes) -> AppTest:
    app.switch_page("pages/photos.py").run()
    app.file_uploader(key="photos_file_0").set_value([("flag.png", photo, "image/png")])
    return app.run()


def own(app: AppTest) -> OwnPicture:
    return app.session_state["imgrec.own"]["own-0"]


def test_the_square_starts_at_the_centre(photos: AppTest) -> None:
    assert own(photos).crop == CropBox(left=20, top=0, size=80)


def test_a_square_that_nobody_moved_is_the_one_that_the_command_line_takes(app: AppTest) -> None:
    odd = io.BytesIO()
    Image.new("RGB", (45, 30)).save(odd, "PNG")
    app.switch_page("pages/photos.py").run()

    app.file_uploader(key="photos_file_0").set_value([("odd.png", odd.getvalue(), "image/png")])
    app.run()
    app.run()

    assert own(app).crop == centre_square(own(app).picture) == CropBox(left=7, top=0, size=30)


def test_moving_the_square_changes_what_the_network_sees(photos: AppTest) -> None:
    assert own(photos).pixels[..., 2].max() == 200

    photos.slider(key="crop_size_own-0").set_value(50).run()
    photos.slider(key="crop_across_own-0").set_value(0).run()

    assert own(photos).crop == CropBox(left=0, top=20, size=40)
    assert own(photos).pixels[..., 2].max() == 30


def test_a_square_as_high_as_the_photo_cannot_move_down(photos: AppTest) -> None:
    assert photos.slider(key="crop_down_own-0").disabled


def test_the_square_goes_back_to_the_centre(photos: AppTest) -> None:
    photos.slider(key="crop_across_own-0").set_value(0).run()

    photos.button(key="crop_centre_own-0").click().run()

    assert own(photos).crop == CropBox(left=20, top=0, size=80)
    assert photos.slider(key="crop_across_own-0").value == 50


def test_the_square_stays_when_coming_back_to_the_page(photos: AppTest) -> None:
    photos.slider(key="crop_across_own-0").set_value(100).run()
    photos.switch_page("app.py").run()

    photos.switch_page("pages/photos.py").run()

    assert photos.slider(key="crop_across_own-0").value == 100


def test_several_files_are_all_taken_and_the_bad_one_is_named(app: AppTest, photo: bytes) -> None:
    app.switch_page("pages/photos.py").run()
    files = [
        ("a.png", photo, "image/png"),
        ("b.png", b"no", "image/png"),
        ("c.png", photo, "image/png"),
    ]

    app.file_uploader(key="photos_file_0").set_value(files)
    app.run()

    assert [error.value.split()[0] for error in app.error] == ["b.png"]
    assert {"look_own-0", "look_own-1"} <= {button.key for button in app.button}


def test_looking_at_another_picture_chooses_it(photos: AppTest) -> None:
    photos.button(key="look_cat-1").click().run()

    assert photos.query_params["picture"] == "cat-1"
    assert "look_own-0" in {button.key for button in photos.button}
    assert list(photos.exception) == []


def test_the_winner_is_named_first(photos: AppTest, read: Read) -> None:
    rows = read(photos).split('<ul class="bars ranked">')[1].split("</ul>")[0]

    assert rows.startswith('<li class="won">')
    assert rows.count("<li") == 10


def test_a_drawing_becomes_a_picture_on_white() -> None:
    strokes = np.zeros((64, 64, 4), np.uint8)
    strokes[:32] = (20, 120, 20, 255)

    drawing = from_drawing(strokes, "drawing")

    assert (drawing.kind, drawing.name) == ("drawing", "drawing")
    assert drawing.pixels[0, 0].tolist() == [20, 120, 20]
    assert drawing.pixels[31, 31].tolist() == [255, 255, 255]


def test_a_cropped_photo_keeps_everything_else(photo: bytes) -> None:
    whole = from_file(photo, "flag.png")

    cropped = whole.cropped(CropBox(0, 0, 32))

    assert (cropped.name, cropped.preview, cropped.size) == ("flag.png", whole.preview, (120, 80))
