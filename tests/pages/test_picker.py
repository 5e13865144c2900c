"""One picture, chosen once and carried everywhere."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from imgrec.ui import state
from imgrec.ui.plain import plain

Read = Callable[[AppTest], str]
Told = Callable[[AppTest], dict[str, Any]]


def winner(page: str) -> str:
    return page.split('<li class="won"><span>')[1].split("<")[0]


def winner_at_home(told: dict[str, Any]) -> str:
    name: str = told["class_names"][told["trail"]["winner"]]
    return name


def upload(app: AppTest, data: bytes, name: str) -> AppTest:
    app.file_uploader[0].set_value((name, data, "image/png"))
    return app.run()


def upload_many(app: AppTest, data: bytes, count: int) -> None:
    for number in range(count):
        upload(app, data, f"{number}.png")


def test_choosing_a_sample_changes_the_answer(app: AppTest, told: Told) -> None:
    before = winner_at_home(told(app))

    app.button(key="thumb_airplane-1").click().run()

    assert (before, winner_at_home(told(app))) == ("deer", "airplane")


def test_the_address_says_which_sample_was_chosen(app: AppTest) -> None:
    app.button(key="thumb_horse-1").click().run()

    assert app.query_params["picture"] == "horse-1"


def test_an_address_brings_its_sample_back(visit: Callable[..., AppTest]) -> None:
    assert visit(picture="frog-1").button(key="thumb_frog-1").label == "frog, chosen"


def test_an_address_that_names_no_sample_shows_the_first(visit: Callable[..., AppTest]) -> None:
    app = visit(picture="unicorn-7")

    assert (app.query_params["picture"], list(app.warning)) == ("deer-1", [])


@pytest.mark.parametrize("page", ["flatten", "convolution"])
def test_a_sample_is_carried_to_another_page(page: str, app: AppTest) -> None:
    app.button(key="thumb_truck-1").click().run()

    app.switch_page(f"pages/{page}.py").run()

    assert app.button(key="thumb_truck-1").label == "truck, chosen"


def test_an_uploaded_photo_is_chosen(app: AppTest, photo: bytes) -> None:
    upload(app, photo, "sunset.png")

    assert app.button(key="thumb_own-0").label == r"sunset\.png, chosen"
    assert app.query_params["picture"] == "own-0"


def test_an_uploaded_photo_is_carried_to_another_page(
    app: AppTest, photo: bytes, read: Read, told: Told
) -> None:
    answer = winner_at_home(told(upload(app, photo, "sunset.png")))

    app.switch_page("pages/photos.py").run()

    assert app.query_params["picture"] == "own-0"
    assert winner(read(app)) == answer


def test_a_text_named_png_is_refused_and_the_old_picture_stays(app: AppTest) -> None:
    app.button(key="thumb_ship-1").click().run()

    upload(app, b"This is no picture.", "letter.png")

    assert app.error[0].value.startswith(plain("letter.png is not a picture that can be read"))
    assert app.button(key="thumb_ship-1").label == "ship, chosen"


def test_an_error_is_said_once(app: AppTest) -> None:
    upload(app, b"This is no picture.", "letter.png")

    assert list(app.run().error) == []


def test_a_reload_says_that_the_photo_is_gone(visit: Callable[..., AppTest]) -> None:
    app = visit(picture="own-0")

    assert "it is gone" in app.warning[0].value
    assert app.query_params["picture"] == "deer-1"


def test_another_visitor_does_not_see_the_photo(
    visit: Callable[..., AppTest], photo: bytes
) -> None:
    upload(visit(), photo, "sunset.png")

    other = visit(picture="own-0")

    assert "thumb_own-0" not in {button.key for button in other.button}


def test_a_row_has_room_for_the_latest_photos(app: AppTest, photo: bytes) -> None:
    upload_many(app, photo, 7)

    own = [button.key for button in app.button if str(button.key).startswith("thumb_own-")]
    assert own == [f"thumb_own-{number}" for number in range(1, 7)]
    assert list(app.session_state["imgrec.own"]) == [f"own-{number}" for number in range(7)]


def test_of_many_photos_the_oldest_are_kept_small(
    app: AppTest, photo: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(state, "MOST_ORIGINALS", 2)
    upload_many(app, photo, 3)

    kept = app.session_state["imgrec.own"].values()
    assert [own.original is None for own in kept] == [True, False, False]


def test_of_too_many_photos_the_oldest_goes(
    app: AppTest, photo: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(state, "MOST_OWN_PICTURES", 2)
    upload_many(app, photo, 3)

    assert list(app.session_state["imgrec.own"]) == ["own-1", "own-2"]


@pytest.mark.parametrize("name", ["**bold**.png", "![x](https:evil.example).png", ":red[x].png"])
def test_a_name_is_shown_as_it_is(name: str, app: AppTest, photo: bytes) -> None:
    upload(app, photo, name)

    label = app.button(key="thumb_own-0").label.removesuffix(", chosen")
    assert label == plain(name)
    assert re.sub(r"\\(.)", r"\1", label) == name


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_a_plain_text_has_a_backslash_before_every_mark(text: str) -> None:
    shown = plain(text)

    assert re.sub(r"\\(.)", r"\1", shown) == text
    assert not re.search(r"(?<!\\)(?:\\\\)*[*_\[\]!:`$~<>&]", shown)


def test_an_address_brings_its_test_picture_back(visit: Callable[..., AppTest]) -> None:
    app = visit(picture="test-7")

    assert app.query_params["picture"] == "test-7"
    assert app.button(key="thumb_test-7").label == "test picture 7, chosen"


@pytest.mark.parametrize("wrong", ["test-1000", "test--1", "test-", "test-x", "test-٣"])
def test_an_address_that_names_no_test_picture_shows_the_first(
    wrong: str, visit: Callable[..., AppTest]
) -> None:
    assert visit(picture=wrong).query_params["picture"] == "deer-1"
