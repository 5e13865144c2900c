"""The table of many answers can be read back, and no cell of it runs."""

from __future__ import annotations

import csv
import io

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from imgrec.answers import Answered, answers_csv

NAMES = ("cat", "dog")


def rows(*answers: Answered) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(answers_csv(NAMES, answers))))


def test_a_row_holds_the_answer_and_every_probability() -> None:
    (row,) = rows(Answered("a.jpg", np.array([0.25, 0.75], np.float32)))

    assert row == {
        "picture": "a.jpg",
        "answer": "dog",
        "probability": "0.750000",
        "cat": "0.250000",
        "dog": "0.750000",
        "error": "",
    }


def test_a_file_that_was_not_read_has_its_sentence_and_no_answer() -> None:
    (row,) = rows(Answered("b.jpg", None, "b.jpg is empty."))

    assert (row["answer"], row["cat"], row["error"]) == ("", "", "b.jpg is empty.")


@given(name=st.text(st.characters(exclude_characters="\r\n\0", exclude_categories=["Cs"])))
def test_any_name_comes_back_unless_it_would_run(name: str) -> None:
    (row,) = rows(Answered(name, np.array([1, 0], np.float32)))

    assert row["picture"].removeprefix("'") == name.removeprefix("'")


@pytest.mark.parametrize("name", ["=1+2", "+cmd", "-x", "@sum", "\ta"])
def test_a_name_that_a_spreadsheet_would_run_is_made_inert(name: str) -> None:
    (row,) = rows(Answered(name, np.array([1, 0], np.float32)))

    assert row["picture"] == f"'{name}"
