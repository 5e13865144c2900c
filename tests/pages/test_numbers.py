"""Percentages that do not lie by rounding."""

from __future__ import annotations

import pytest

from imgrec.ui.numbers import percent


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (0, "0.0 %"),
        (0.0004, "< 0.1 %"),
        (0.747, "74.7 %"),
        (0.9994, "99.9 %"),
        (0.9996, "> 99.9 %"),
        (1, "100.0 %"),
    ],
)
def test_only_nothing_is_0_and_only_all_is_100(share: float, said: str) -> None:
    assert percent(share) == said
