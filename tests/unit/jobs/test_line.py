"""The line: turns between learners, and places that come true."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from imgrec.jobs.line import Line

waiting = st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 99)), unique=True)


def line_of(*runs: str) -> Line:
    """Runs named after their learners: `a1` is of `a`."""
    line = Line()
    for run in runs:
        line.add(run[0], run)
    return line


def test_learners_take_turns() -> None:
    assert line_of("a1", "a2", "a3", "b1", "c1", "b2").order() == [
        *("a1", "b1", "c1"),
        *("a2", "b2"),
        "a3",
    ]


def test_who_has_had_a_turn_lets_a_newcomer_go_first() -> None:
    line = line_of("a1")
    line.next()
    line.add("a", "a2")
    line.add("b", "b1")

    assert line.order() == ["b1", "a2"]


def test_whose_turn_was_taken_goes_first() -> None:
    line = line_of("a1", "b1", "b2")
    run = line.next()
    line.put_back("a", run)

    assert line.order()[0] == "a1"


def test_who_leaves_is_not_served() -> None:
    line = line_of("a1", "a2", "b1")
    line.remove("a", "a1")
    line.remove("b", "b1")

    assert line.order() == ["a2"]


@given(waiting)
def test_the_places_are_those_in_which_all_are_served(entries: list[tuple[str, int]]) -> None:
    line = line_of(*(f"{learner}{number}" for learner, number in entries))
    announced = line.order()

    assert [line.next() for _ in announced] == announced
    assert not line
    assert len(announced) == len(entries)
