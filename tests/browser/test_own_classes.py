"""Three folders of own pictures become a network, which then looks at a photo on another page."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

from tests.conftest import Launch

pytestmark = pytest.mark.browser

EACH = 8
EPOCHS = "8"
CLASSES = ("blue stripes", "green noise", "red discs")
TRAINED = 90_000  # milliseconds, for a worker that starts and trains on a busy machine


@pytest.fixture(scope="module")
def app_url(launch: Launch, app_command: list[str]) -> Iterator[str]:
    """Serve the app unwatched: a training writes its run."""
    with launch(app_command) as server:
        yield server.url


def picture(name: str, number: int) -> Image.Image:
    random = np.random.default_rng(number)
    if name == "red discs":
        image = Image.new("RGB", (64, 64), (250, 235, 230))
        x, y = random.integers(20, 44, size=2)
        ImageDraw.Draw(image).ellipse((x - 18, y - 18, x + 18, y + 18), fill=(210, 25, 40))
        return image
    if name == "blue stripes":
        columns = np.arange(64) + random.integers(10)
        pixels = np.full((64, 64, 3), 240, np.uint8)
        pixels[:, columns // 7 % 2 == 0] = (40, 60, 180 + number % 70)
        return Image.fromarray(pixels)
    pixels = random.integers(0, 110, size=(64, 64, 3)).astype(np.uint8)
    pixels[..., 1] += 120
    return Image.fromarray(pixels)


def png(name: str, number: int) -> bytes:
    buffer = io.BytesIO()
    picture(name, number).save(buffer, "PNG")
    return buffer.getvalue()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder of three, with a file in it that is no picture."""
    for place, name in enumerate(CLASSES):
        (tmp_path / "things" / name).mkdir(parents=True)
        for number in range(EACH):
            path = tmp_path / "things" / name / f"{number}.png"
            path.write_bytes(png(name, 100 * place + number))
    (tmp_path / "things" / CLASSES[0] / "broken.png").write_bytes(b"no picture")
    return tmp_path / "things"


def test_three_folders_of_own_pictures_become_a_network_that_looks_at_a_photo(
    visit: Callable, folder: Path
) -> None:
    from playwright.sync_api import expect

    visitor = visit("own_classes")
    page = visitor.page
    expect(page.locator(".own-promise")).to_contain_text("until you delete it")
    page.locator('[class*="st-key-own_folder"] input[type=file]').set_input_files(folder)
    names = page.locator(".own-name")
    expect(names).to_have_text([f"{name} {EACH}" for name in CLASSES])
    page.get_by_text("Left out, and why").click()
    expect(page.locator(".own-left")).to_contain_text("broken.png is not a picture")

    epochs = page.get_by_role("spinbutton", name="Epochs")
    epochs.fill(EPOCHS)
    epochs.press("Enter")
    visitor.settled()
    page.locator(".st-key-own_go button").click()
    expect(page.locator(".st-key-card_tested")).to_be_visible(timeout=TRAINED)
    expect(page.locator(".st-key-card_tested")).to_contain_text(
        re.compile(r"\d of 3 test pictures right")
    )
    page.get_by_role("button", name="Use it in every page").click()
    visitor.settled()

    visitor.go_on_to("photos")
    photo = {"name": "mine.png", "mimeType": "image/png", "buffer": png("red discs", 999)}
    page.get_by_test_id("stFileUploaderDropzoneInput").first.set_input_files([photo])
    won = page.locator(".st-key-card_photo ul.bars li.won").or_(page.locator("ul.bars li.won"))
    expect(won.first).to_contain_text("red discs")
    visitor.check()
