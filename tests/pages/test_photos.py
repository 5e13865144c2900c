"""The photos page: a photo, its square, its answer, and how far to trust it."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import numpy as np
import pytest
from PIL import Image
from streamlit import config
from streamlit.testing.v1 import AppTest

from imgrec.cifar10 import CLASS_NAMES, load, samples
from imgrec.evaluation import read_evaluation, shipped_calibration
from imgrec.images import CropBox, centre_square, to_image
from imgrec.neighbours import nearest
from imgrec.network import shipped_network
from imgrec.out_of_distribution import detector_for
from imgrec.steadiness import steadiness
from imgrec.trace import predict, trace
from imgrec.ui import uploads
from imgrec.ui.numbers import percent
from imgrec.ui.own_picture import OwnPicture, from_drawing, from_file
from imgrec.ui.ways_in import is_secure

NETWORK = shipped_network()

Read = Callable[[AppTest], str]


@pytest.fixture
def photos(app: AppTest, photo: bytes) -> AppTest:
    app.switch_page("pages/photos.py").run()
    app.file_uploader(key="ways_in_file_0").set_value([("flag.png", photo, "image/png")])
    return app.run()


def own(app: AppTest) -> OwnPicture:
    return app.session_state["imgrec.own"]["own-0"]


def test_the_square_starts_at_the_centre(photos: AppTest) -> None:
    assert own(photos).crop == CropBox(left=20, top=0, size=80)


def test_a_square_that_nobody_moved_is_the_one_that_the_command_line_takes(app: AppTest) -> None:
    odd = io.BytesIO()
    Image.new("RGB", (45, 30)).save(odd, "PNG")
    app.switch_page("pages/photos.py").run()

    app.file_uploader(key="ways_in_file_0").set_value([("odd.png", odd.getvalue(), "image/png")])
    app.run()
    app.run()

    assert own(app).crop == centre_square(own(app).picture) == CropBox(left=7, top=0, size=30)


def test_several_files_are_all_taken_and_the_bad_one_is_named(app: AppTest, photo: bytes) -> None:
    app.switch_page("pages/photos.py").run()
    files = [
        ("a.png", photo, "image/png"),
        ("b.png", b"no", "image/png"),
        ("c.png", photo, "image/png"),
    ]

    app.file_uploader(key="ways_in_file_0").set_value(files)
    app.run()

    assert [error.value.split()[0] for error in app.error] == [r"b\.png"]
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


def test_many_bad_files_share_one_box(app: AppTest) -> None:
    app.switch_page("pages/photos.py").run()
    files = [(f"{number}.png", b"no", "image/png") for number in range(9)]

    app.file_uploader(key="ways_in_file_0").set_value(files)
    app.run()

    assert [error.value.split()[0] for error in app.error] == ["9"]
    assert app.markdown[-1].value.count("- ") == 9


def test_of_too_many_files_the_first_are_taken_and_a_sentence_says_so(
    app: AppTest, photo: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "MOST_AT_ONCE", 2)
    app.switch_page("pages/photos.py").run()
    files = [(f"{number}.png", photo, "image/png") for number in range(3)]

    app.file_uploader(key="ways_in_file_0").set_value(files)
    app.run()

    assert "at most 2 files" in app.error[0].value.replace("\\", "")
    assert list(app.session_state["imgrec.own"]) == ["own-0", "own-1"]


def shown(app: AppTest) -> list[str]:
    """Give the pictures in the gallery, in their order."""
    keys = [str(button.key) for button in app.button]
    return [key.removeprefix("look_") for key in keys if key.startswith("look_")]


@pytest.fixture
def gallery(app: AppTest, photo: bytes) -> AppTest:
    """Three of one's own: two photos and what the network takes for another thing."""
    app.switch_page("pages/photos.py").run()
    grey = io.BytesIO()
    Image.new("RGB", (40, 40), "grey").save(grey, "PNG")
    files = [("b.png", photo), ("a.png", photo), ("c.png", grey.getvalue())]
    app.file_uploader(key="ways_in_file_0").set_value([(*f, "image/png") for f in files])
    return app.run()


def test_the_latest_comes_first_and_can_be_sorted_by_name(gallery: AppTest) -> None:
    assert shown(gallery) == ["own-2", "own-1", "own-0"]

    gallery.selectbox(key="gallery_order").set_value("name").run()

    assert shown(gallery) == ["own-1", "own-0", "own-2"]


@pytest.mark.parametrize(("order", "sign"), [("surest", -1), ("least_sure", 1)])
def test_pictures_can_be_sorted_by_how_sure_the_answer_is(
    order: str, sign: int, gallery: AppTest
) -> None:
    gallery.selectbox(key="gallery_order").set_value(order).run()

    own = gallery.session_state["imgrec.own"]
    shares = [predict(NETWORK, to_image(own[key].pixels)).max() for key in shown(gallery)]
    assert shares == sorted(shares, key=lambda share: sign * share)


def test_only_one_answer_can_be_shown(gallery: AppTest) -> None:
    own = gallery.session_state["imgrec.own"]
    winners = {key: int(predict(NETWORK, to_image(p.pixels)).argmax()) for key, p in own.items()}
    asked = winners["own-2"]

    gallery.selectbox(key="gallery_answer").set_value(asked).run()

    assert set(shown(gallery)) == {key for key, winner in winners.items() if winner == asked}


def test_a_test_picture_keeps_its_class_until_asked(
    visit: Callable[..., AppTest], read: Read
) -> None:
    app = visit(picture="test-7").switch_page("pages/photos.py").run()
    truth = CLASS_NAMES[load("bundled").y_test[7]]
    assert "It is:" not in read(app)

    app.button(key="tell_test-7").click().run()

    assert f"It is: <b>{truth}</b>." in read(app)


def test_a_test_picture_is_drawn_from_all(app: AppTest) -> None:
    app.switch_page("pages/photos.py").run()

    app.button(key="ways_in_test").click().run()

    assert app.query_params["picture"].startswith("test-")


@pytest.mark.parametrize(
    ("url", "secure"),
    [
        ("http://localhost:8501/photos", True),
        ("http://127.0.0.1:8501", True),
        ("http://[::1]:8501", True),
        ("http://demo.localhost:8501", True),
        ("https://class.example/photos", True),
        ("http://192.168.1.20:8501/photos", False),
        ("http://class.example/photos", False),
        ("http://localhost.example/", False),
        (None, True),
    ],
)
def test_a_camera_is_offered_where_browsers_give_one(url: str | None, secure: bool) -> None:
    assert is_secure(url) is secure


def test_steadiness_says_how_many_agree(photos: AppTest, read: Read) -> None:
    found = steadiness(NETWORK, to_image(own(photos).pixels))

    assert f"<b>{found.agreeing} of 18</b>" in read(photos)
    assert read(photos).count('<i class="same"') == found.agreeing


def test_five_test_pictures_are_shown_as_alike(photos: AppTest, read: Read) -> None:
    near = nearest(NETWORK, trace(NETWORK, to_image(own(photos).pixels)))

    names = re.findall(r"<figcaption>(\w+)</figcaption>", read(photos))
    assert names == [one.class_name for one in near]


def test_what_is_unlike_all_that_it_knows_is_said_to_be(app: AppTest, read: Read) -> None:
    stripes = io.BytesIO()
    pixels = np.zeros((64, 64, 3), np.uint8)
    pixels[:, ::4] = (255, 0, 255)
    Image.fromarray(pixels).save(stripes, "PNG")
    app.switch_page("pages/photos.py").run()
    app.file_uploader(key="ways_in_file_0").set_value([("s.png", stripes.getvalue(), "image/png")])

    said = "Probably none of my 10 things." in read(app.run())

    detector = detector_for(NETWORK)
    assert detector is not None
    assert said is detector.judge(trace(NETWORK, to_image(own(app).pixels))).outside is True


def test_a_sample_is_not_said_to_be_none_of_them(app: AppTest, read: Read) -> None:
    assert "Probably none" not in read(app.switch_page("pages/photos.py").run())


def test_a_sample_is_not_shown_as_alike_to_itself(app: AppTest, read: Read) -> None:
    app.switch_page("pages/photos.py").run()
    near = nearest(NETWORK, trace(NETWORK, to_image(samples()[0].pixels)), 6)

    names = re.findall(r"<figcaption>(\w+)</figcaption>", read(app))
    assert names == [one.class_name for one in near[1:]]


def test_how_far_probabilities_hold_is_drawn_when_asked_for(app: AppTest, read: Read) -> None:
    app.switch_page("pages/photos.py").run()
    found = shipped_calibration(NETWORK)
    assert found is not None
    assert "ir-chart" not in read(app)

    app.button(key="calibration_toggle").click().run()

    assert "ir-chart" in read(app)
    assert percent(found.ece, 2) in read(app).replace("\N{NO-BREAK SPACE}", " ")
    assert list(app.exception) == []


def test_of_a_network_without_a_temperature_the_chart_shows_what_was_measured(
    app: AppTest, read: Read
) -> None:
    app.switch_page("pages/photos.py").run()
    app.radio[0].set_value("wiki").run()

    app.button(key="calibration_toggle").click().run()

    off = percent(read_evaluation("wiki")["ece"], 2)
    said = read(app).replace("\N{NO-BREAK SPACE}", " ")
    assert f"On its 10,000 test pictures it is off by {off} on average." in said


def test_a_photo_is_forgotten_within_the_hour_that_the_page_promises() -> None:
    assert config.get_option("server.disconnectedSessionTTL") <= 3600
