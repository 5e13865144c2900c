from __future__ import annotations

import numpy as np
import pytest

from imgrec import course
from imgrec.network import Network, shipped_network
from imgrec.number_texts import number
from imgrec.takeaway.picture_exercises import strongest
from imgrec.takeaway.sheet import Sheet
from imgrec.takeaway.worksheet import EXERCISES, sheet, worksheet
from imgrec.trace import Trace, trace


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
    (grid,) = asked("flatten", network, trace).grids
    for row, column, map_, place, value in grid.rows[1:]:
        at = int(place.text.replace(",", ""))
        assert number(float(trace.flatten[at]), 3) == value.text
        spot = int(row.text), int(column.text), int(map_.text)
        assert trace.max_pooling2d[spot] == trace.flatten[at]


def test_shares_are_those_of_the_network(network: Network, trace: Trace) -> None:
    answers = asked("output", network, trace).answers
    assert answers[:10] == tuple(number(float(p) * 100, 1) for p in trace.probabilities)
    assert answers[-1] == network.class_names[int(trace.probabilities.argmax())]


def test_silenced_units_say_nothing_in_training(network: Network, trace: Trace) -> None:
    (grid,) = asked("dropout", network, trace).grids
    _, _, lots, training, _ = grid.rows
    pairs = list(zip(lots, training, strict=True))[1:]
    assert {said.text == "0.00" for lot, said in pairs if lot.text == "silent"} == {True}
    assert {said.text == "0.00" for lot, said in pairs if lot.text == "kept"} == {False}
