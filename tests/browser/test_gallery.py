"""Many photos of one's own: read with progress, stopped, named as they are, taken away."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from imgrec.picture_files import clean_name
from imgrec.ui.texts import t
from tests.browser import photos
from tests.browser.downloads import taken

expect = pytest.importorskip("playwright.sync_api").expect

pytestmark = pytest.mark.browser

MANY = 60
LARGE = (6000, 6000)  # a moment to send, and a third of a second to read
HOSTILE = [
    "![x](https:evil.example)",
    "<img src=x onerror=alert(1)>",
    ":red[x] **b** `c`",
    "$x^2$",
    "a\u202egnp.\u0007exe",
]
OF_A_NAME = "img[src='x'], .katex, .small a, .small em, .small strong"


def test_many_files_can_be_stopped_and_hold_nobody_else_up(visit: Callable, tmp_path: Path) -> None:
    path = tmp_path / "large.png"
    Image.new("RGB", LARGE, "olive").save(path)
    visitor = visit("photos")
    page, stop = visitor.page, visitor.page.get_by_role("button", name=t("picker.stop"))
    photos.choose_from_disk(page, *[path] * MANY)
    expect(page.get_by_test_id("stProgress")).to_contain_text(f"of {MANY} pictures")

    other = visit("photos")
    expect(other.page.locator(".st-key-card_answer li.won span")).to_have_text("deer")
    stop.click()

    alert = page.get_by_test_id("stAlert")
    expect(alert).to_contain_text(re.compile(rf"Stopped: \d+ of the {MANY} files"))
    left = int(re.search(r"\d+", alert.inner_text())[0])
    assert 0 < left < MANY
    expect(page.locator("[class*='st-key-small_own-']")).to_have_count(MANY - left)
    visitor.check()
    other.check()


def test_a_name_is_shown_as_text_whatever_it_holds(visit: Callable) -> None:
    visitor = visit("photos")
    page = visitor.page
    bad = [(f"{name}.jpg", b"no picture") for name in HOSTILE[:2]]

    photos.choose(page, *((name, photos.png()) for name in HOSTILE), *bad)

    for number, name in enumerate(HOSTILE):
        shown = photos.small(page, number).locator(".small span")
        expect(shown).to_have_text(clean_name(name))
    for alert, (name, _) in zip(page.get_by_test_id("stAlert").all(), bad, strict=True):
        expect(alert).to_contain_text(f"{name} is not a picture")
    photos.small(page, 0).get_by_role("button").hover()
    expect(page.get_by_test_id("stTooltipContent")).to_have_text(HOSTILE[0])
    expect(page.locator(OF_A_NAME)).to_have_count(0)
    visitor.check()


def test_all_answers_and_all_pictures_can_be_taken_away(visit: Callable) -> None:
    visitor = visit("photos")
    page = visitor.page
    files = [(f"{place}.png", photos.png(place)) for place in (0, 3)]
    photos.choose(page, *files)
    photos.expect_answer(page, files[-1])

    name, data = taken(page, t("gallery.csv"))
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert name == "imgrec-answers.csv"
    assert [(row["picture"], row["answer"]) for row in rows] == [
        (file[0], photos.first_answer(file)[0]) for file in reversed(files)
    ]
    for label, expected in (
        (t("gallery.sheet"), "imgrec-pictures.png"),
        (t("photos.figure"), "imgrec-why.png"),
    ):
        name, data = taken(page, label)
        picture = Image.open(io.BytesIO(data))
        assert (name, picture.format) == (expected, "PNG")
        assert len(picture.convert("RGB").getcolors(picture.width * picture.height)) > 1000
    visitor.check()
