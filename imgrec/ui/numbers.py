"""Numbers -> HTML for `st.html`: real text in tables, equations and bars, crisp at any size."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

import numpy as np
import streamlit as st
from numpy.typing import ArrayLike

from imgrec.figures.colours import RGB, code, text_on
from imgrec.number_texts import MINUS as MINUS
from imgrec.number_texts import number as number
from imgrec.number_texts import percent as percent
from imgrec.number_texts import signed as signed


@dataclass(frozen=True)
class Term:
    """One boxed number of an equation, with a word below it; `chosen` gives it the accent."""

    value: str
    label: str = ""
    chosen: bool = False


@dataclass(frozen=True)
class Bar:
    """A named bar: `share` from -1 to 1 is its length, `text` the number; `chosen` is bold."""

    name: str
    share: float
    text: str
    chosen: bool = False


def show(*parts: str) -> None:
    """Put the parts on the page, one below the other."""
    st.html("".join(parts))


def heading(text: str) -> str:
    """The line above a part of a view: what it shows; `**so**` is bold."""
    return f'<p class="ir-head">{_bold(text)}</p>'


def sentence(text: str) -> str:
    """The line below a view that says in words what it shows; `**so**` is bold."""
    return f'<p class="ir-say">{_bold(text)}</p>'


def row(*parts: str, top: bool = False) -> str:
    """Parts beside each other, wrapping where the screen is narrow; `top` aligns them there."""
    return f'<div class="ir-row{" ir-top" if top else ""}">{"".join(parts)}</div>'


def part(caption: str, *parts: str) -> str:
    """Something with a small caption above it."""
    return f'<div class="ir-part"><p class="ir-cap">{escape(caption)}</p>{"".join(parts)}</div>'


def sign(text: str) -> str:
    """A sign of arithmetic between two parts."""
    return f'<span class="ir-sign">{escape(text)}</span>'


def table(
    values: ArrayLike,
    painted: RGB,
    *,
    caption: str,
    digits: int = 3,
    chosen: Iterable[tuple[int, int]] = (),
) -> str:
    """A grid of coloured numbers.

    Args:
        values: `(h, w)`.
        painted: uint8 `(h, w, 3)`, the colour of each cell.
        caption: what a screen reader says before it.
        digits: after the decimal point.
        chosen: the cells (row, column) with the accent around them.
    """
    marked = set(chosen)
    rows = [
        "".join(
            _cell(number(float(value), digits), code(painted[r, c]), marked=(r, c) in marked)
            for c, value in enumerate(numbers)
        )
        for r, numbers in enumerate(np.asarray(values))
    ]
    body = "".join(f"<tr>{cells}</tr>" for cells in rows)
    return f'<table class="ir-cells" aria-label="{escape(caption)}"><tbody>{body}</tbody></table>'


def equation(*terms: Term | str) -> str:
    """Boxed numbers with signs between them; a plain string is a sign."""
    return f'<div class="ir-eq">{"".join(_term(term) for term in terms)}</div>'


def bars(rows: Sequence[Bar], *, colour: str, below: str | None = None) -> str:
    """Named bars in one table; where a share is below zero, bars go left in the colour `below`."""
    two_sided = any(bar.share < 0 for bar in rows)
    body = "".join(
        _bar(bar, colour if bar.share >= 0 else below or colour, two_sided=two_sided)
        for bar in rows
    )
    sides = " ir-two" if two_sided else ""
    return f'<table class="ir-bars{sides}"><tbody>{body}</tbody></table>'


def _bold(text: str) -> str:
    whole = escape(text).replace(" %", "\N{NO-BREAK SPACE}%")
    return re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", whole)


def _cell(text: str, background: str, *, marked: bool) -> str:
    mark = ' class="ir-on"' if marked else ""
    return f'<td{mark} style="background:{background};color:{text_on(background)}">{text}</td>'


def _term(term: Term | str) -> str:
    if isinstance(term, str):
        return sign(term)
    mark = " ir-on" if term.chosen else ""
    return (
        f'<span class="ir-term{mark}"><b>{escape(term.value)}</b>'
        f"<small>{escape(term.label)}</small></span>"
    )


def _bar(bar: Bar, colour: str, *, two_sided: bool) -> str:
    side = "right" if bar.share < 0 else "left"
    length = min(abs(bar.share), 1) * (50 if two_sided else 100)
    line = f'<i class="ir-{side}" style="width:{length:.2f}%;background:{colour}"></i>'
    return (
        f'<tr class="{"ir-on" if bar.chosen else ""}"><th scope="row">{escape(bar.name)}</th>'
        f'<td class="ir-bar">{line if bar.share else ""}</td>'
        f'<td class="ir-num">{escape(bar.text)}</td></tr>'
    )
