"""The interval of a share agrees with published values, and is honest at its ends."""

from __future__ import annotations

import pytest

from imgrec.wilson import interval


def test_an_interval_has_the_values_that_r_gives() -> None:
    # prop.test(81, 263, correct = FALSE) in R, and binom.confint(0, 20, methods = "wilson")
    assert interval(81, 263) == pytest.approx((0.2553, 0.3662), abs=1e-4)
    assert interval(0, 20) == pytest.approx((0.0, 0.1611), abs=1e-4)


def test_all_right_of_few_is_no_certainty() -> None:
    low, high = interval(10, 10)
    assert low == pytest.approx(0.7225, abs=1e-4)
    assert high == 1.0
