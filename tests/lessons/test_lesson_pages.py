"""What a learner sees on a lesson's page: the true numbers of the picture, and answers to moves."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from imgrec import course
from imgrec.trace import Trace
from imgrec.ui.numbers import number, percent
from imgrec.ui.state import ChosenPicture

if TYPE_CHECKING:
    from tests.lessons.conftest import LessonPage, OpenLesson


def at(page: LessonPage, key: str, row: int, column: int, channel: int) -> None:
    for name, place in (("row", row), ("column", column), ("channel", channel)):
        page.move(f"{key}.{name}", place)


@pytest.mark.parametrize("slug", course.slugs())
def test_a_lesson_opens_without_an_error_and_every_picture_has_words(
    open_lesson: OpenLesson, slug: str
) -> None:
    page = open_lesson(slug)

    assert [error.value for error in page.app.error] == []
    assert page.html.count("<img ") == len(re.findall(r'<img [^>]*alt="[^"]+"', page.html))


@pytest.mark.parametrize("slug", course.slugs())
def test_a_lesson_links_to_its_neighbours(open_lesson: OpenLesson, slug: str) -> None:
    before, after = course.neighbours(slug)

    links = [link.label for link in open_lesson(slug).app.get("page_link")]

    for neighbour, label in ((before, "← {}"), (after, "{} →")):
        if neighbour:
            assert label.format(course.load_lesson(neighbour).title) in links


def test_a_layers_page_shows_its_keras_line(open_lesson: OpenLesson) -> None:
    code = [block.value for block in open_lesson("dense").app.code]

    assert 'Dense(512, activation="relu", kernel_constraint=MaxNorm(3))' in code
    assert any(block.startswith("def dense(") for block in code)


def test_a_pixel_is_shown_as_it_is_and_divided_by_255(
    open_lesson: OpenLesson, picture: ChosenPicture
) -> None:
    page = open_lesson("pixels")

    page.move("pixels.row", 3)

    red = int(picture.pixels[3, 16, 0])
    assert f"{red} red ÷ 255 = {number(red / 255)}" in page.text


def test_a_photo_is_shown_beside_what_is_left_of_it(open_lesson: OpenLesson) -> None:
    page = open_lesson("pixels")
    data = io.BytesIO()
    Image.new("RGB", (640, 320), "teal").save(data, "PNG")

    page.app.file_uploader[0].upload("beach.png", data.getvalue(), "image/png").run()

    assert "What you gave has 640 × 320 pixels; the network gets 0.5 %" in page.text
    assert "left:25.000%;height:100.000%;width:50.000%" in page.html


@pytest.mark.parametrize(("place", "zeros"), [("corner", 15), ("edge", 9), ("middle", 0)])
def test_the_ring_makes_so_many_of_the_27_values_zero(
    open_lesson: OpenLesson, place: str, zeros: int
) -> None:
    page = open_lesson("convolution")

    page.choose("convolution.place", place)

    assert (
        f"{27 - zeros} of the 27 values come from your picture and {zeros} are zeros" in page.text
    )


def test_relu_silences_the_share_that_it_says(open_lesson: OpenLesson, trace: Trace) -> None:
    page = open_lesson("convolution")

    page.move("convolution.relu", 7)

    share = percent(float((trace.conv2d_sum[..., 7] <= 0).mean()))
    assert f"ReLU turns {share} of map 7 into zeros" in page.text
