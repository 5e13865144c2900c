"""Nothing but chance -> the code of a learner, and what a person typed -> that code again.

A code such as `H7KD-M4PX-QR3T` has twelve characters of an alphabet in which no two look alike:
no 0 or O, 1, I or L, 2 or Z, 5 or S, 8 or B, U or V. The last one checks the others: each
character counts by its place, and the sum must divide by 23. Since 23 is a prime and the places
differ, one wrong character, or two that changed places, never give another valid code. The rule
is that of the ISBN-10 (ISO 2108), with 23 in the place of 11.
"""

from __future__ import annotations

import re
import secrets

from imgrec.errors import ProgressError

ALPHABET = "34679ACDEFGHJKMNPQRTWXY"
LENGTH = 12
GROUP = 4

_BETWEEN = re.compile(r"[\W_]+")


def new_code() -> str:
    """Draw a code: one of 23**11, about 10**15."""
    drawn = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH - 1))
    return grouped(drawn + _check_character(drawn))


def read_code(typed: str) -> str:
    """Give the code that a person typed: in any case, with any spaces and dashes, or none.

    Raises:
        ProgressError: a character is missing, too many, not of the alphabet, or wrong.
    """
    code = _BETWEEN.sub("", typed).upper()
    if foreign := sorted(set(code) - set(ALPHABET)):
        raise ProgressError(
            f"Expected a code of the characters {ALPHABET}. Received {', '.join(foreign)} in it. "
            "Look at the code again."
        )
    if len(code) != LENGTH:
        raise ProgressError(
            f"Expected a code of {LENGTH} characters. Received {len(code)}. "
            "Look whether one is missing or was typed twice."
        )
    if _check_character(code[:-1]) != code[-1]:
        raise ProgressError(
            "Expected a code whose last character fits the others. One character of this one is "
            "wrong, or two have changed places. Compare it with what you wrote down."
        )
    return grouped(code)


def grouped(code: str) -> str:
    """Twelve characters in groups of four, as a person reads them."""
    return "-".join(code[start : start + GROUP] for start in range(0, LENGTH, GROUP))


def _check_character(body: str) -> str:
    size = len(ALPHABET)
    total = sum(place * ALPHABET.index(c) for place, c in enumerate(body, start=1))
    return ALPHABET[-total * pow(LENGTH, -1, size) % size]
