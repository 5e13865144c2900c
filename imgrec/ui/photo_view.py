"""The chosen picture -> the photos page: the photo, what the network sees of it, the answer."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import numpy as np
import streamlit as st
from numpy.typing import NDArray
from streamlit.delta_generator import DeltaGenerator

from imgrec.network import Network
from imgrec.ui import (
    cached,
    crop,
    drawing,
    honesty,
    image_picker,
    probability_bars,
    state,
    uploads,
)
from imgrec.ui.numbers import number, percent, sentence
from imgrec.ui.own_picture import OwnPicture
from imgrec.ui.pictures import sharp
from imgrec.ui.state import ChosenPicture
from imgrec.ui.texts import t

CARDS = (1.35, 0.9, 1.05)


def show() -> None:
    """Draw the page: three cards about one picture, then all pictures with their answers."""
    if state.picture().own is None:
        _about_a_sample()
    else:
        _about_a_photo()
    _all_pictures()


def _about_a_sample() -> None:
    left, middle, right = st.columns(CARDS, gap="small")
    with left, _card("photo", t("photos.bring")):
        _invitation()
    _seen_and_answered(middle, right)


@st.fragment
def _about_a_photo() -> None:
    left, middle, right = st.columns(CARDS, gap="small")
    chosen = state.picture()
    if chosen.own is not None:
        with left, _card("photo", t(f"photos.{chosen.own.kind}")):
            _photo(chosen.id, chosen.own)
    _seen_and_answered(middle, right)


def _seen_and_answered(middle: DeltaGenerator, right: DeltaGenerator) -> None:
    chosen = state.picture()
    with middle, _card("seen", t("photos.sees")):
        st.html(_seen(chosen))
    with right, _card("answer", t("photos.answer")):
        _answer(state.network(), chosen)


def _card(key: str, title: str) -> DeltaGenerator:
    card = st.container(border=True, key=f"card_{key}", height="stretch")
    card.subheader(title, anchor=False)
    return card


def _photo(picture_id: str, own: OwnPicture) -> None:
    place = st.container()
    own = crop.sliders(picture_id, own)
    place.html(crop.preview(own))
    with st.container(key="photo_notes", horizontal=True):
        st.html(f'<p class="note">{t("photos.crop.hint")} {t("picker.promise")}</p>')
        crop.centre_button(picture_id, own)


def _invitation() -> None:
    with st.container(key="big_drop"):
        uploads.drop_zone(t("photos.drop"), key="photos_file", many=True)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(f'<p class="note">{t("photos.or_draw")}</p>', width="content")
        drawing.button(key="photos_draw")
    st.html(f'<p class="note">{t("picker.promise")}</p>')


def _seen(chosen: ChosenPicture) -> str:
    rows, columns = chosen.pixels.shape[:2]
    alt = t("photos.sees_alt", name=chosen.name, rows=rows, columns=columns)
    size = t("photos.sees_text", rows=rows, columns=columns, numbers=number(chosen.pixels.size, 0))
    if chosen.own is None:
        means = t("photos.sees_sample")
    else:
        factor = number(chosen.own.crop.size / rows, 1)
        means = " ".join((t("photos.sees_photo", factor=factor), *chosen.own.picture.notes))
    return f'<div class="seen">{sharp(chosen.pixels, alt)}</div><p class="note">{size} {means}</p>'


def _answer(network: Network, chosen: ChosenPicture) -> None:
    probabilities = cached.trace(network, chosen.image).probabilities
    measured = cached.evaluation(state.network_name())
    words = honesty.sentence(probabilities, network.class_names, measured=measured)
    st.html(
        probability_bars.most_probable_first(probabilities, network.class_names)
        + f'<p class="note">{t("home.ten")}</p>'
        + f'<div class="honest">{sentence(words)}</div>'
    )


def _all_pictures() -> None:
    network, offered = state.network(), state.pictures()
    own = {key: picture for key, picture in reversed(offered.items()) if picture.own}
    shown = own | offered
    image_picker.thumbnail_style(
        {f"look_{key}": picture for key, picture in shown.items()},
        ringed=f"look_{state.picture().id}",
    )
    with st.container(border=True, key="card_all"):
        with st.container(key="all_head", horizontal=True, vertical_alignment="center"):
            st.subheader(t("photos.list"), anchor=False)
            if state.picture().own:  # else the place to drop photos is large, at the top
                uploads.drop_zone(t("photos.drop"), key="photos_file", many=True)
        with st.container(key="all_row", horizontal=True):
            answers = cached.probabilities(network, np.stack([p.image for p in shown.values()]))
            for (key, picture), answer in zip(shown.items(), answers, strict=True):
                _small(key, picture, names=network.class_names, probabilities=answer)


def _small(
    key: str,
    picture: ChosenPicture,
    *,
    names: Sequence[str],
    probabilities: NDArray[np.float32],
) -> None:
    winner = int(probabilities.argmax())
    share = percent(float(probabilities[winner]))
    with st.container(key=f"small_{key}", width="content"):
        st.button(
            t("photos.look", name=picture.name),
            key=f"look_{key}",
            help=picture.name,
            on_click=state.choose,
            args=(key,),
        )
        st.html(
            f'<p class="small"><span>{escape(picture.name)}</span>'
            f"<b>{escape(names[winner])}</b><code>{share}</code></p>"
        )
