"""A learner's code: readable, and never mistaken for another."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from imgrec.errors import ProgressError
from imgrec.progress.learner_code import ALPHABET, GROUP, LENGTH, grouped, new_code, read_code

PLACES = st.integers(0, LENGTH - 1)
BETWEEN = st.text(" -.–_\t", max_size=3)
codes = st.builds(lambda _: new_code(), st.integers())


def replaced(code: str, place: int, character: str) -> str:
    plain = code.replace("-", "")
    return grouped(plain[:place] + character + plain[place + 1 :])


def test_no_two_characters_of_a_code_look_alike() -> None:
    assert set(ALPHABET).isdisjoint("0O1IL2Z5S8BUV")


def test_a_code_is_three_groups_of_four() -> None:
    assert [len(group) for group in new_code().split("-")] == [GROUP] * 3


def test_codes_differ() -> None:
    assert len({new_code() for _ in range(1000)}) == 1000


@given(codes, st.lists(BETWEEN, min_size=LENGTH, max_size=LENGTH), st.booleans())
def test_a_code_is_read_however_it_is_typed(code: str, between: list[str], small: bool) -> None:
    typed = "".join(a + b for a, b in zip(code.replace("-", ""), between, strict=True))

    assert read_code(typed.lower() if small else typed) == code


@given(codes, PLACES, st.sampled_from(ALPHABET))
def test_one_wrong_character_is_noticed(code: str, place: int, character: str) -> None:
    wrong = replaced(code, place, character)
    assume(wrong != code)

    with pytest.raises(ProgressError, match="last character"):
        read_code(wrong)


@given(codes, PLACES, PLACES)
def test_two_characters_that_changed_places_are_noticed(code: str, one: int, other: int) -> None:
    plain = code.replace("-", "")
    wrong = replaced(replaced(code, one, plain[other]), other, plain[one])
    assume(wrong != code)

    with pytest.raises(ProgressError, match="changed places"):
        read_code(wrong)


@pytest.mark.parametrize("typed", ["", "H7KD", "H7KD-M4PX-QR3TT", "—"])
def test_a_code_has_twelve_characters(typed: str) -> None:
    with pytest.raises(ProgressError, match="12 characters"):
        read_code(typed)


@given(st.text())
def test_what_is_no_code_is_a_sentence(typed: str) -> None:
    with pytest.raises(ProgressError, match=r"^Expected a code"):
        read_code(f"{typed}0")
