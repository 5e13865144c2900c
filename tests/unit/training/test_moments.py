"""When a training is filmed: closely at first, never too often, and never without end."""

from __future__ import annotations

import pytest

from imgrec.training.moments import ENDS, PICTURES_APART, is_filmed_at_its_end, moments


def test_the_first_epoch_is_filmed_before_it_and_after_one_step_two_four_and_so_on() -> None:
    found = moments(0, epochs=100, steps=20, batch_size=64)

    assert sorted(found) == [0, 1, 2, 4, 8]


def test_a_short_training_is_filmed_within_its_later_epochs_too() -> None:
    found = sorted(moments(3, epochs=10, steps=350, batch_size=128))

    assert found == [58, 116, 175, 233, 291]


@pytest.mark.parametrize("epochs", [1, 3, 10, 40, 160, 1000])
@pytest.mark.parametrize("steps", [1, 2, 28, 351, 2000])
def test_a_film_stays_small_and_within_the_time_for_it(epochs: int, steps: int) -> None:
    each = [moments(e, epochs=epochs, steps=steps, batch_size=128) for e in range(epochs)]
    ends = [epoch for epoch in range(epochs) if is_filmed_at_its_end(epoch, epochs=epochs)]

    assert sum(map(len, each)) + len(ends) <= ENDS + 110
    assert all(0 <= step < steps for found in each for step in found)
    assert all(len(found) * PICTURES_APART <= steps * 128 for found in each[1:])
    assert ends[-1] == epochs - 1


def test_no_moment_depends_on_anything_but_the_numbers() -> None:
    asked = {"epochs": 12, "steps": 351, "batch_size": 128}

    assert [moments(e, **asked) for e in range(12)] == [moments(e, **asked) for e in range(12)]
