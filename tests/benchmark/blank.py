"""The least that Streamlit can show: what the app's start and memory are held beside."""

import streamlit as st

st.title("Blank")
