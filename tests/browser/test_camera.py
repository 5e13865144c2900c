"""The camera, played by Chromium; and an address where browsers give neither it nor clipboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from imgrec.ui.texts import t
from imgrec.ui.widget import words
from tests.browser import photos
from tests.browser.conftest import watched
from tests.conftest import CHROMIUM_FLAGS, Server

expect = pytest.importorskip("playwright.sync_api").expect

pytestmark = pytest.mark.browser

INSECURE = "class.example"  # a name that only this Chromium knows
SHOWS = """(() => {
    const video = document.querySelector("[role=dialog] video");
    return video?.readyState === HTMLMediaElement.HAVE_ENOUGH_DATA && video.videoWidth > 0;
})()"""
PASTE = words("ways_in")["paste"]


@pytest.fixture(scope="module")
def chromium_flags() -> Sequence[str]:
    """Give a camera that shows a moving test picture, and a name that is not this machine's own."""
    return (
        *CHROMIUM_FLAGS,
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream",
        f"--host-resolver-rules=MAP {INSECURE} 127.0.0.1",
    )


def test_a_photo_is_taken_with_the_camera_and_not_kept_elsewhere(
    visit: Callable, app_server: Server
) -> None:
    visitor = visit("photos", permissions=["camera"])
    page = visitor.page
    page.get_by_role("button", name=t("camera.open"), exact=True).click()
    page.wait_for_function(SHOWS)  # a photo of nothing is none, says Streamlit without a word
    page.get_by_test_id("stCameraInputButton").click()

    expect(photos.small(page, 0)).to_contain_text(t("camera.name"))
    expect(page.get_by_role("heading", name=t("photos.photo"), exact=True)).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)
    photos.expect_no_upload_held(page)
    assert watched(app_server) == []
    visitor.check()


def test_an_address_without_https_says_what_is_missing_and_takes_ctrl_v(visit: Callable) -> None:
    visitor = visit("photos", host=INSECURE)
    page = visitor.page
    expect(page.locator(".st-key-ways_in")).to_contain_text(t("ways_in.insecure"))
    for name in (t("camera.open"), PASTE):
        expect(page.get_by_role("button", name=name, exact=True)).to_have_count(0)

    photos.give(page, "paste", ("image.png", photos.png()))

    photos.expect_answer(page, ("image.png", photos.png()))
    visitor.check()
