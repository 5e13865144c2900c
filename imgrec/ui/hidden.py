"""The address -> what a teacher left out of the page: `&hide=picker,menu,tour,prose,code`.

The parts of a widget (`player`, `edit`, ...) are left out by the widget itself, by the same list.
"""

from __future__ import annotations

import streamlit as st

ADDRESS = "hide"


def hides(part: str) -> bool:
    """Whether the address leaves out a part: `picker`, `menu`, `tour`, `prose`, `code`."""
    return part in st.query_params.get(ADDRESS, "").split(",")
