"""The chosen picture and a pixel -> the numbers that go into the network."""

from __future__ import annotations

import streamlit as st

from imgrec.ui import state
from imgrec.ui.lesson_words import Words
from imgrec.ui.views import charts, parts, pixels

words = Words(__file__)


def received() -> None:
    """The picture as it was given, and as the network gets it."""
    picture = state.picture()
    rows, columns, channels = picture.pixels.shape
    lost = words("sample")
    if picture.own is not None:
        width, height = picture.own.size
        share = rows * columns / (width * height)
        lost = words("kept_share", width=width, height=height, share=share)
    counts = {"pixels": rows * columns, "numbers": rows * columns * channels}
    parts.view(words, "received", pixels.received(picture, words), **counts, lost=lost)


def three_numbers() -> None:
    """One pixel in its three channels."""
    picture = state.picture()
    rows, columns, _ = picture.pixels.shape
    left, right = st.columns(2)
    with left:
        row = parts.choose(words("row"), rows, key="pixels.row", start=rows // 2)
    with right:
        column = parts.choose(words("column"), columns, key="pixels.column", start=columns // 2)
    drawn = pixels.pixel(picture.pixels, (row, column), words)
    names = pixels.CHANNELS
    values = dict(zip(names, picture.pixels[row, column].tolist(), strict=True))
    read = picture.image[row, column]
    shares = {f"{name}_share": value for name, value in zip(names, read, strict=True)}
    parts.view(words, "three_numbers", drawn, row=row, column=column, **values, **shares)


def spread() -> None:
    """How often each value occurs in the three channels."""
    image = state.trace().image
    means = dict(zip(pixels.CHANNELS, image.mean(axis=(0, 1)), strict=True))
    drawn = charts.channels(image, words, "spread")
    parts.view(words, "spread", drawn, least=image.min(), most=image.max(), **means)
