"""Pictures to give to the photos page, ways to give them, and what the page says of them."""

from __future__ import annotations

import base64
import io
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

from imgrec import cifar10, images
from imgrec.network import shipped_network
from imgrec.trace import predict
from imgrec.ui.numbers import percent
from imgrec.ui.widget import words

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

UPLOADS = "UploadedFileManager"  # what the server's own figures call the uploads that it holds
ENLARGED = 10
MOVES = "It moves: only its first frame is used."
GIVE = """(target, [event, name, data]) => {
    const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
    const carried = new DataTransfer();
    if (name) carried.items.add(new File([bytes], name, {type: "image/png"}));
    else carried.setData("text/plain", "no picture");
    const told = {bubbles: true, cancelable: true, composed: true};
    target.dispatchEvent(event === "paste"
        ? new ClipboardEvent("paste", {...told, clipboardData: carried})
        : new DragEvent("drop", {...told, dataTransfer: carried}));
}"""

NONE_HELD = """async (uploads) => {
    const figures = await (await fetch("/_stcore/metrics")).text();
    return figures.includes("cache_memory_bytes") && !figures.includes(uploads);
}"""

File = tuple[str, bytes]


def sample(place: int) -> Image.Image:
    """Give a sample picture, enlarged so that every format can hold it well."""
    whole = Image.fromarray(cifar10.samples()[place].pixels)
    side = whole.width * ENLARGED
    return whole.resize((side, side), Image.Resampling.BICUBIC)


def encoded(image: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def png(place: int = 1) -> bytes:
    return encoded(sample(place))


def first_answer(file: File) -> tuple[str, str]:
    """Give what `images` and `predict` say of a file: a class and its probability."""
    name, data = file
    network = shipped_network()
    probabilities = predict(
        network, images.to_image(images.reduce(images.open_picture(data, name)))
    )
    winner = int(probabilities.argmax())
    return network.class_names[winner], percent(float(probabilities[winner]))


def upload_button(page: Page) -> Locator:
    return page.get_by_role("button", name=words("ways_in")["upload"], exact=True)


def choose(page: Page, *files: File) -> None:
    """Press the page's button for files and choose some."""
    with page.expect_file_chooser() as chooser:
        upload_button(page).click()
    chooser.value.set_files([{"name": n, "mimeType": "", "buffer": data} for n, data in files])


def choose_from_disk(page: Page, *paths: Path) -> None:
    """Choose files that are large or many."""
    with page.expect_file_chooser() as chooser:
        upload_button(page).click()
    chooser.value.set_files(paths)


def give(page: Page, event: str, file: File | None, *, onto: str = "body") -> None:
    """Paste or drop a file, as the browser would tell the page of it; None for a text."""
    upload_button(page).wait_for()  # what listens comes with it
    name, data = file or ("", b"")
    target = page.locator(onto).first
    target.evaluate(GIVE, [event, name, base64.b64encode(data).decode()])


def expect_answer(page: Page, file: File) -> None:
    """Wait until the bars say what the network says of the file."""
    from playwright.sync_api import expect

    photo = page.locator(".st-key-card_photo").get_by_alt_text(file[0]).first
    expect(photo).to_be_visible()
    name, probability = first_answer(file)
    won = page.locator(".st-key-card_answer ul.bars li.won")
    expect(won.locator("span")).to_have_text(name)
    expect(won.locator("code")).to_have_text(probability)


def small(page: Page, number: int) -> Locator:
    """Give the gallery's entry of the picture of one's own with that number."""
    return page.locator(f".st-key-small_own-{number}")


def expect_said(page: Page, sentence: str) -> None:
    """Wait until the page says something about what was given."""
    from playwright.sync_api import expect

    expect(page.locator(".ways-said")).to_contain_text(sentence)


def drop_from_disk(page: Page, path: Path) -> None:
    """Drag a file or a folder from the person's disk onto the page, and let it go there."""
    upload_button(page).wait_for()
    browser = page.context.new_cdp_session(page)
    carried = {"items": [], "files": [str(path)], "dragOperationsMask": 1}
    for event in ("dragEnter", "dragOver", "drop"):
        place = {"type": event, "x": 600, "y": 500, "data": carried}
        browser.send("Input.dispatchDragEvent", place)


def stroke(dialog: Locator, start: tuple[int, int], end: tuple[int, int]) -> None:
    """Draw a line with the mouse, from one place of the paper to another."""
    paper = dialog.locator("canvas.upper-canvas")
    paper.hover(position={"x": start[0], "y": start[1]})  # once the dialog stands still
    box = paper.bounding_box()
    mouse = dialog.page.mouse
    mouse.down()
    mouse.move(box["x"] + end[0], box["y"] + end[1], steps=4)
    mouse.up()


def expect_no_upload_held(page: Page) -> None:
    """Wait until the server's own figures say that it has let go of the bytes of every upload."""
    page.wait_for_function(NONE_HELD, arg=UPLOADS)
