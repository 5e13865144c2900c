"""What a learner takes away arrives in Chromium, under its name, and is what it says it is."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from typing import TYPE_CHECKING

import nbformat
import pytest
from PIL import Image

from imgrec.progress.table import COLUMNS
from imgrec.ui.texts import t
from tests.browser.downloads import taken

if TYPE_CHECKING:
    from playwright.sync_api import Page

expect = pytest.importorskip("playwright.sync_api").expect

pytestmark = pytest.mark.browser


def answer_something(page: Page) -> None:
    page.get_by_role("radio", name="One number", exact=True).check(force=True)
    page.get_by_role("button", name=t("quiz.check")).first.click()
    expect(page.locator(".quiz-verdict")).to_be_visible()


def test_a_lesson_is_taken_away_as_a_notebook_and_as_a_worksheet(visit: Callable) -> None:
    visitor = visit("flatten")
    name, data = taken(visitor.page, t("take_away.notebook"))
    book = nbformat.reads(data.decode(), as_version=4)
    nbformat.validate(book)
    assert (name, book.cells[0].cell_type) == ("imgrec-flatten.ipynb", "markdown")

    name, data = taken(visitor.page, t("take_away.worksheet"))
    assert (name, data[:5], data.count(b"/Type /Page ")) == ("imgrec-flatten.pdf", b"%PDF-", 2)
    visitor.check()


def test_progress_is_taken_away_as_a_picture_and_as_a_table(visit: Callable) -> None:
    visitor = visit("convolution")
    answer_something(visitor.page)
    page = visitor.go_on_to("progress")

    name, data = taken(page, t("progress.download"))
    picture = Image.open(io.BytesIO(data))
    assert (name, picture.format, picture.size) == ("imgrec-certificate.png", "PNG", (1753, 1240))

    name, data = taken(page, t("progress.csv"))
    head, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig")))
    assert (name, head) == ("imgrec-progress.csv", list(COLUMNS))
    assert [row[1:5] for row in rows] == [["answer", "convolution", "one_output", "true"]]
    visitor.check()


def test_the_worksheet_of_a_german_page_is_german(visit: Callable) -> None:
    page = visit("convolution?lang=de").page

    name, data = taken(page, "Als Arbeitsblatt mitnehmen")

    assert name == "imgrec-convolution.pdf"
    assert "Faltung".encode("latin-1") in data
