"""A number and its digits -> the text of it, and whether it can be told from another one.

Questions show rounded numbers. Whoever works with those comes out a little beside the network's
own answer, so a wrong choice has to lie well beyond that.
"""

from __future__ import annotations

from dataclasses import dataclass

from imgrec import number_texts

STEPS = 2  # of the last digit, by which two choices differ at least
SURE = 4  # a wrong choice is this many times as far away as the learner's own result


@dataclass(frozen=True)
class Amount:
    """A number as a question shows it.

    Attributes:
        value: the number itself; a share is 0 to 1, also where it is shown in percent.
        digits: how many of its digits after the point can be read.
        text: how it is written.
    """

    value: float
    digits: int
    text: str

    def __str__(self) -> str:
        """Give the text, so that sentences are filled in with it."""
        return self.text

    @property
    def read(self) -> float:
        """The number that somebody reads there."""
        return round(self.value, self.digits)


Answer = str | Amount


def plain(value: float, digits: int = 3) -> Amount:
    """A number with fixed digits: `1.500`."""
    return Amount(float(value), digits, number_texts.number(float(value), digits))


def with_sign(value: float, digits: int = 3) -> Amount:
    """A number that always has its sign: `+1.500`."""
    return Amount(float(value), digits, number_texts.signed(float(value), digits))


def share(value: float, digits: int = 1) -> Amount:
    """A share of 1, shown in percent: `42.0 %`."""
    return Amount(float(value), digits + 2, number_texts.percent(float(value), digits))


def can_be_told(one: Answer, other: Answer, *, off: float = 0.0) -> bool:
    """Whether a learner knows which of two answers the own result speaks for.

    Args:
        one: an answer.
        other: another one; words are compared as words, numbers as numbers.
        off: how far from the right number one comes out with the digits that are shown.
    """
    if isinstance(one, str) or isinstance(other, str):
        return str(one) != str(other)
    last_digit = 10.0 ** -max(one.digits, other.digits)
    return abs(one.value - other.value) > STEPS * last_digit + SURE * off
