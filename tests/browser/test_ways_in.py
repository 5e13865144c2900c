"""Every way to bring a picture ends at the answer that the network gives for it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from imgrec.ui.texts import t
from imgrec.ui.widget import words
from tests.browser import photos

if TYPE_CHECKING:
    from playwright.sync_api import Page

expect = pytest.importorskip("playwright.sync_api").expect

pytestmark = pytest.mark.browser

SAID = words("ways_in")
MOST = 40_000_000  # bytes of a file, as .streamlit/config.toml says
FORMATS = {
    "airplane.jpg": ("JPEG", 0),
    "automobile.png": ("PNG", 1),
    "bird.webp": ("WEBP", 2),
    "deer.bmp": ("BMP", 4),
    "dog.tiff": ("TIFF", 5),
    "frog.heic": ("HEIF", 6),
    "horse.avif": ("AVIF", 7),
}
PUT_ON_CLIPBOARD = """async (data) => {
    const blob = await (await fetch(`data:image/png;base64,${data}`)).blob();
    await navigator.clipboard.write([new ClipboardItem({"image/png": blob})]);
}"""
CLIPBOARD = ["clipboard-read", "clipboard-write"]


def put_on_clipboard(page: Page, data: bytes) -> None:
    page.evaluate(PUT_ON_CLIPBOARD, photos.base64.b64encode(data).decode())


def uploads_of(page: Page) -> list[str]:
    """Give a list that fills with the address of every file that the page sends."""
    sent: list[str] = []
    page.on("request", lambda asked: sent.append(asked.url) if asked.method == "PUT" else None)
    return sent


def test_a_file_of_every_format_gets_the_answer_of_the_command_line(visit: Callable) -> None:
    visitor = visit("photos")
    for name, (kind, place) in FORMATS.items():
        file = (name, photos.encoded(photos.sample(place), kind))
        photos.choose(visitor.page, file)
        photos.expect_answer(visitor.page, file)
    visitor.check()


def test_of_a_file_that_moves_the_first_frame_is_used_and_it_says_so(visit: Callable) -> None:
    visitor = visit("photos")
    frames = [photos.sample(place) for place in (8, 3)]
    gif = photos.encoded(frames[0], "GIF", save_all=True, append_images=frames[1:])

    photos.choose(visitor.page, ("ship.gif", gif))

    photos.expect_answer(visitor.page, ("ship.gif", gif))
    expect(visitor.page.locator(".st-key-card_photo")).to_contain_text(photos.MOVES)
    visitor.check()


def test_a_picture_is_pasted_from_the_clipboard(visit: Callable) -> None:
    visitor = visit("photos", permissions=CLIPBOARD)
    page, file = visitor.page, ("image.png", photos.png(8))
    put_on_clipboard(page, file[1])

    page.get_by_role("button", name=SAID["paste"], exact=True).click()
    photos.expect_answer(page, (SAID["pasted"], file[1]))

    page.keyboard.press("ControlOrMeta+v")
    photos.expect_answer(page, file)
    visitor.check()


def test_where_there_is_no_picture_to_paste_it_says_so(visit: Callable) -> None:
    visitor = visit("photos", permissions=[])
    page, paste = visitor.page, visitor.page.get_by_role("button", name=SAID["paste"], exact=True)

    paste.click()
    photos.expect_said(page, SAID["refused"])

    photos.give(page, "paste", None)
    photos.expect_said(page, SAID["nothing"])

    page.context.grant_permissions(CLIPBOARD)
    put_on_clipboard(page, photos.png())
    page.evaluate("navigator.clipboard.writeText('no picture')")
    photos.give(page, "drop", None)
    paste.click()
    photos.expect_said(page, SAID["nothing"])
    visitor.check()


def test_a_picture_can_be_dropped_anywhere(visit: Callable) -> None:
    visitor = visit("photos")

    for number, place in enumerate(["h1", ".st-key-card_answer", ".st-key-card_all"]):
        file = (f"dropped-{number}.png", photos.png(number))
        photos.give(visitor.page, "drop", file, onto=place)
        photos.expect_answer(visitor.page, file)
    visitor.check()


def test_of_a_folder_that_is_dropped_the_pictures_are_read(visit: Callable, tmp_path: Path) -> None:
    visitor = visit("photos")
    inner = tmp_path / "holiday" / "beach"
    inner.mkdir(parents=True)
    (inner / "ship.png").write_bytes(photos.png(8))
    (inner.parent / "cat.PNG").write_bytes(photos.png(3))
    for other in (".cat.png", "notes.txt"):
        (inner.parent / other).write_text("no picture")

    photos.drop_from_disk(visitor.page, inner.parent)

    for number, name in enumerate(["ship.png", "cat.PNG"]):
        expect(photos.small(visitor.page, number)).to_contain_text(name)
    expect(photos.small(visitor.page, 2)).to_have_count(0)
    visitor.check()


def test_a_file_that_is_too_large_is_refused_and_not_sent(visit: Callable, tmp_path: Path) -> None:
    visitor = visit("photos")
    sent = uploads_of(visitor.page)
    largest = photos.png().ljust(MOST, b"\0")
    for name, data in (("huge.png", largest + b"\0"), ("largest.png", largest)):
        (tmp_path / name).write_bytes(data)

    photos.choose_from_disk(visitor.page, tmp_path / "huge.png")
    photos.expect_said(visitor.page, "huge.png has 40.0 MB. Expected at most 40 MB")
    assert sent == []

    photos.choose_from_disk(visitor.page, tmp_path / "largest.png")
    photos.expect_answer(visitor.page, ("largest.png", largest))
    assert len(sent) == 1
    visitor.check()


def test_a_file_that_does_not_arrive_is_named_and_can_be_given_again(visit: Callable) -> None:
    visitor = visit("photos")
    page, file = visitor.page, ("ship.png", photos.png(8))
    page.route("**/upload_file/**", lambda route: route.abort())

    photos.choose(page, file)
    photos.expect_said(page, SAID["failed"].format(names="ship.png"))

    page.unroute("**/upload_file/**")
    photos.choose(page, file)
    photos.expect_answer(page, file)
    expect(page.locator(".ways-said")).to_be_empty()


def test_several_files_at_once_are_all_read_and_the_bad_one_is_named(visit: Callable) -> None:
    visitor = visit("photos")
    good = [(f"{place}.png", photos.png(place)) for place in (0, 3)]

    photos.choose(visitor.page, good[0], ("letter.png", b"Dear network, ..."), good[1])

    photos.expect_answer(visitor.page, good[1])
    expect(photos.small(visitor.page, 0)).to_contain_text(photos.first_answer(good[0])[0])
    expect(visitor.page.get_by_test_id("stAlert")).to_contain_text("letter.png is not a picture")
    visitor.check()


def test_a_drawing_is_answered_stroke_by_stroke_and_used(visit: Callable) -> None:
    visitor = visit("photos")
    page = visitor.page
    page.get_by_role("button", name=t("drawing.open"), exact=True).click()
    dialog = page.get_by_role("dialog")
    answers = dialog.locator("ul.bars")

    photos.stroke(dialog, (60, 80), (320, 300))
    expect(answers).to_be_visible()
    first = answers.inner_text()
    photos.stroke(dialog, (320, 80), (60, 300))
    expect(answers).not_to_have_text(first, use_inner_text=True)

    shown = answers.locator("li.won").inner_text()
    page.get_by_role("button", name=t("drawing.use")).click()
    expect(page.get_by_role("heading", name=t("photos.drawing"), exact=True)).to_be_visible()
    expect(page.locator(".st-key-card_answer li.won")).to_have_text(shown, use_inner_text=True)
    visitor.check()
