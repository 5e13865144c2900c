"""One widget on an otherwise empty page: `?widget=convolution&picture=deer-1`."""

import sys
from pathlib import Path

import streamlit as st

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from imgrec.ui import state
from imgrec.ui.interactive import convolution, convolution_bench, dropout, follow

SHOWN = {
    "convolution": lambda: convolution.show(state.network(), state.trace()),
    "convolution_bench": lambda: convolution_bench.show(state.network(), state.trace()),
    "dropout": lambda: dropout.show(state.network(), state.trace()),
    "follow": lambda: follow.show(state.network(), state.trace()),
}

st.set_page_config(layout="wide")
state.follow_address()
if "switch" in st.query_params and st.checkbox("another picture"):
    state.choose(list(state.pictures())[1])
with st.container(key="view_widget"):
    st.fragment(SHOWN[st.query_params["widget"]])()
