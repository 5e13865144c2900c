"""Numbers -> the text that people read, written alike in the app, the questions and the papers."""

from __future__ import annotations

import string
from typing import Any

MINUS = "\N{MINUS SIGN}"


def number(value: float, digits: int = 3) -> str:
    """Fixed digits, groups of three, a true minus sign, and no minus before a zero.

    The nearest text to the number as it is stored; of two as near, the one with the even digit.
    """
    text = f"{value:,.{digits}f}"
    is_zero = not any(digit in text for digit in "123456789")
    return text.replace("-", "" if is_zero else MINUS)


def signed(value: float, digits: int = 3) -> str:
    """As `number`, with a plus before what is not below zero."""
    text = number(value, digits)
    return text if text.startswith(MINUS) else f"+{text}"


def percent(share: float, digits: int = 1) -> str:
    """A share of 1 in percent; only nothing reads as 0, and only all of it as 100."""
    least, points = 10.0**-digits, float(share) * 100  # counted with as in JavaScript
    if 0 < points < least / 2:
        return f"< {number(least, digits)} %"
    if 100 - least / 2 <= points < 100:
        return f"> {number(100 - least, digits)} %"
    return f"{number(points, digits)} %"


class NumberFormatter(string.Formatter):
    """Fills `{names}` as `str.format` does, with `{p:share}` for percent and true minus signs."""

    def format_field(self, value: Any, format_spec: str) -> str:
        """Write one value: `share`, or `share2` for two digits after the point, and the rest."""
        if format_spec.startswith("share"):
            return percent(value, int(format_spec[5:] or 1))
        text: str = super().format_field(value, format_spec)
        return text if isinstance(value, str) else text.replace("-", MINUS)
