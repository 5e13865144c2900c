from __future__ import annotations

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from numpy.typing import NDArray

from imgrec import course
from imgrec.network import Network, shipped_network
from imgrec.number_texts import number
from imgrec.takeaway.lines import width_of, wrapped
from imgrec.takeaway.paper import HEIGHT, MARGIN, WIDTH
from imgrec.takeaway.picture_exercises import strongest
from imgrec.takeaway.sheet import Sheet
from imgrec.takeaway.worksheet import EXERCISES, pages, sheet, worksheet
from imgrec.trace import Trace, trace

DOTS = 300  # an inch
NEARLY = 1.0  # millimetres


def asked(slug: str, network: Network, trace: Trace) -> Sheet:
    return sheet(course.load_lesson(slug), network, trace)


def test_every_lesson_has_a_worksheet() -> None:
    assert set(EXERCISES) == set(course.slugs())


@pytest.mark.parametrize("slug", course.slugs())
def test_a_worksheet_is_a_pdf_of_two_pages(slug: str, network: Network, trace: Trace) -> None:
    data = worksheet(course.load_lesson(slug), network, trace)
    assert data.startswith(b"%PDF-")
    assert data.rstrip().endswith(b"%%EOF")
    assert data.count(b"/Type /Page ") == 2


@pytest.mark.parametrize("slug", course.slugs())
def test_a_worksheet_asks_and_knows_every_answer(slug: str, network: Network, trace: Trace) -> None:
    answers = asked(slug, network, trace).answers
    assert len(answers) >= 4
    assert all(answer and "nan" not in answer for answer in answers)


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("slug", course.slugs())
def test_nothing_is_cut_off_and_no_words_touch(
    slug: str, language: str, network: Network, trace: Trace
) -> None:
    lesson = course.load_lesson(slug, language)
    for page in pages(lesson, network, trace, language=language):
        boxes = boxes_of_texts(page)
        assert boxes.min() > MARGIN - NEARLY
        assert boxes[:, 2].max() < WIDTH - MARGIN + NEARLY
        assert boxes[:, 3].max() < HEIGHT - MARGIN + NEARLY
        for place, (left, top, right, bottom) in enumerate(boxes):
            later = boxes[place + 1 :]
            across = (later[:, 0] < right) & (left < later[:, 2])
            assert not np.any(across & (later[:, 1] < bottom) & (top < later[:, 3]))


def boxes_of_texts(page: Figure) -> NDArray[np.float64]:
    """Give left, top, right and bottom of every text, in millimetres from the top left."""
    page.set_dpi(DOTS)
    renderer = FigureCanvasAgg(page).get_renderer()
    found = [text.get_window_extent(renderer) for text in page.axes[0].texts if text.get_text()]
    to_millimetres = 25.4 / DOTS
    return np.array(
        [
            (
                box.x0 * to_millimetres,
                HEIGHT - box.y1 * to_millimetres,
                box.x1 * to_millimetres,
                HEIGHT - box.y0 * to_millimetres,
            )
            for box in found
        ]
    )


@pytest.mark.parametrize("slug", course.slugs())
def test_a_black_picture_has_a_worksheet_as_well(slug: str) -> None:
    network = shipped_network("wiki")
    black = trace(network, np.zeros((32, 32, 3), np.float32))
    assert worksheet(course.load_lesson(slug), network, black).startswith(b"%PDF-")


def test_the_convolution_asks_for_the_number_that_the_network_found(
    network: Network, trace: Trace
) -> None:
    found = trace.conv2d[strongest(trace)]
    assert asked("convolution", network, trace).answers[-1] == number(float(found), 2)


def test_the_nine_products_add_up_to_the_sum_of_red(network: Network, trace: Trace) -> None:
    *products, red, _, _ = asked("convolution", network, trace).answers
    values = [float(text.replace("\N{MINUS SIGN}", "-")) for text in products]
    assert sum(values) == pytest.approx(float(red), abs=0.06)


def test_pooled_answers_are_the_largest_of_what_is_printed(network: Network, trace: Trace) -> None:
    before, after = asked("max_pooling", network, trace).grids
    printed = np.array([[cell.text for cell in row] for row in before.rows])
    largest = printed.reshape(2, 2, 2, 2).swapaxes(1, 2).reshape(2, 2, 4)
    assert all(
        cell.text in largest[r, c] for r, row in enumerate(after.rows) for c, cell in enumerate(row)
    )


def test_the_places_in_the_line_hold_the_numbers_beside_them(
    network: Network, trace: Trace
) -> None:
    forth, back = asked("flatten", network, trace).grids
    for row, column, map_, place, value in forth.rows[1:]:
        at = int(place.text.replace(",", ""))
        assert number(float(trace.flatten[at]), 3) == value.text
        spot = int(row.text), int(column.text), int(map_.text)
        assert trace.max_pooling2d[spot] == trace.flatten[at]
    spot = tuple(int(cell.text) for cell in back.rows[1])
    assert trace.max_pooling2d[spot] == trace.flatten.max()


def test_shares_are_those_of_the_network(network: Network, trace: Trace) -> None:
    answers = asked("output", network, trace).answers
    assert answers[:10] == tuple(number(float(p) * 100, 3) for p in trace.probabilities)
    assert answers[10] == number(float(np.exp(trace.logits).sum()), 2)
    assert answers[-1] == network.class_names[int(trace.probabilities.argmax())]


def test_the_sums_of_dropout_are_those_of_its_rows(network: Network, trace: Trace) -> None:
    sheet = asked("dropout", network, trace)
    (grid,) = sheet.grids
    for row, item in zip(grid.rows[3:], sheet.items[1:], strict=True):
        total = sum(float(cell.text) for cell in row[1:])
        assert float(item.answer) == pytest.approx(total, abs=0.04)


def test_the_frame_lies_where_the_filter_answers_most_strongly(
    network: Network, trace: Trace
) -> None:
    frame = asked("convolution", network, trace).frame
    row, column, chosen = strongest(trace)
    assert (frame.row, frame.column, frame.side) == (row - 1, column - 1, 3)
    assert trace.conv2d[row, column, chosen] == trace.conv2d[1:-1, 1:-1].max()


def test_silenced_units_say_nothing_in_training(network: Network, trace: Trace) -> None:
    (grid,) = asked("dropout", network, trace).grids
    _, _, lots, training, _ = grid.rows
    pairs = list(zip(lots, training, strict=True))[1:]
    assert {said.text == "0.00" for lot, said in pairs if lot.text == "silent"} == {True}
    assert {said.text == "0.00" for lot, said in pairs if lot.text == "kept"} == {False}


def test_a_sentence_is_broken_by_its_width_and_never_in_a_formula() -> None:
    lines = wrapped("It is (row × 16 + column) × 32 + map.", 40, 10)

    assert [line.replace("\N{NO-BREAK SPACE}", " ") for line in lines] == [
        "It is",
        "(row × 16 + column) × 32 + map.",
    ]
    assert all(width_of(line, 10) <= 40 for line in wrapped("many words " * 9, 40, 10))
