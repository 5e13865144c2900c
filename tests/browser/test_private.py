"""A photo stays in its session's memory: not on a disk, in a log, or with another visitor."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from imgrec.ui.texts import t
from tests.browser import photos
from tests.browser.conftest import watched

if TYPE_CHECKING:
    from tests.conftest import Server

expect = pytest.importorskip("playwright.sync_api").expect

pytestmark = pytest.mark.browser

NAME = "a-name-that-nobody-else-has.bmp"
BEGINNING = 60
LARGE = (2236, 2236)  # 15 MB as a BMP: Streamlit's server would put it on its disk


@pytest.fixture(scope="module")
def large() -> photos.File:
    """Give a photo of 15 MB."""
    return NAME, photos.encoded(photos.sample(3).resize(LARGE, Image.Resampling.BICUBIC), "BMP")


def test_a_photo_is_in_no_file_and_no_log_and_the_server_lets_go_of_its_bytes(
    visit: Callable, large: photos.File, app_server: Server
) -> None:
    visitor = visit("photos")

    photos.choose(visitor.page, large)
    photos.expect_answer(visitor.page, large)
    photos.give(visitor.page, "paste", ("pasted.png", photos.png()))
    photos.expect_answer(visitor.page, ("pasted.png", photos.png()))

    log = app_server.log.read_bytes()
    beginning = large[1][:BEGINNING]
    found = [trace in log for trace in (NAME.encode(), beginning, base64.b64encode(beginning))]
    assert (found, watched(app_server)) == ([False] * 3, [])
    photos.expect_no_upload_held(visitor.page)


def test_a_photo_is_not_at_its_address_for_another_visitor_nor_after_a_reload(
    visit: Callable,
) -> None:
    first = visit("photos")
    photos.choose(first.page, (NAME, photos.png()))
    photos.expect_answer(first.page, (NAME, photos.png()))
    expect(first.page).to_have_url(re.compile("picture=own-0"))

    other = visit("photos?picture=own-0")
    first.page.reload()

    for visitor in (other, first):
        page = visitor.settled()
        expect(page.get_by_test_id("stAlert")).to_contain_text(t("picker.gone"))
        expect(page.locator(".st-key-card_all")).to_be_visible()
        expect(page.locator("body")).not_to_contain_text(NAME)
