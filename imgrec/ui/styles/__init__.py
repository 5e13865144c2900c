"""Style sheets -> the page: the theme's colours as variables, then the sheets beside this file."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import streamlit as st

from imgrec.figures import Theme
from imgrec.ui import state

NOT_A_COLOUR = "name"


def put(*names: str) -> None:
    """Put the colours and these sheets (`frame` for `frame.css`) into the page."""
    sheets = "\n".join(_sheet(name) for name in names)
    st.html(f"<style>{_variables(state.theme())}\n{sheets}</style>")


@cache
def _sheet(name: str) -> str:
    return (Path(__file__).parent / f"{name}.css").read_text(encoding="utf-8")


@cache
def _variables(theme: Theme) -> str:
    colours = {name: code for name, code in vars(theme).items() if name != NOT_A_COLOUR}
    pairs = (f"--{name.replace('_', '-')}: {code};" for name, code in colours.items())
    return f":root {{ {' '.join(pairs)} }}"
