"""The chosen picture -> the photos page: the photo, what the network sees of it, the answer."""

from __future__ import annotations

import streamlit as st

from imgrec.network import Network
from imgrec.ui import cached, crop, drawing, honesty, probability_bars, state, uploads
from imgrec.ui.numbers import number, percent, sentence
from imgrec.ui.pictures import sharp
from imgrec.ui.state import ChosenPicture
from imgrec.ui.texts import t


def show() -> None:
    """Draw the page: three cards about one picture, then all the person's pictures."""
    _one_picture()
    if state.own_pictures():
        _all_pictures()


@st.fragment
def _one_picture() -> None:
    chosen, network = state.picture(), state.network()
    photo, seen, answer = st.columns([1.35, 0.9, 1.05], gap="small")
    with seen, _card("seen", t("photos.sees")):
        place = st.empty()
        if chosen.own is not None:
            crop.sliders(chosen.id, chosen.own)
            chosen = state.picture()
        place.html(_seen(chosen))
    with photo, _card("photo", _title(chosen)):
        _photo(chosen)
    with answer, _card("answer", t("photos.answer")):
        _answer(network, chosen)


def _card(key: str, title: str) -> st.delta_generator.DeltaGenerator:
    card = st.container(border=True, key=f"card_{key}", height="stretch")
    card.subheader(title, anchor=False)
    return card


def _title(chosen: ChosenPicture) -> str:
    return t(f"photos.{chosen.own.kind}") if chosen.own else t("photos.bring")


def _photo(chosen: ChosenPicture) -> None:
    if chosen.own is None:
        _invitation()
        return
    st.html(crop.preview(chosen.own))
    notes = (t("photos.crop.hint"), *chosen.own.picture.notes)
    st.html(f'<p class="note">{" ".join(notes)}</p><p class="note">{t("picker.promise")}</p>')


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
        means = t("photos.sees_photo", factor=number(chosen.own.crop.size / rows, 1))
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
    network, chosen = state.network(), state.picture().id
    with _card("all", t("photos.list")), st.container(key="all_row", horizontal=True):
        for key, picture in state.pictures().items():
            if picture.own is not None:
                _small(key, picture, network=network, here=key == chosen)
        with st.container(key="more_drop", width=330):
            uploads.drop_zone(t("photos.drop"), key="photos_file", many=True)


def _small(key: str, picture: ChosenPicture, *, network: Network, here: bool) -> None:
    probabilities = cached.trace(network, picture.image).probabilities
    winner = int(probabilities.argmax())
    with st.container(key=f"small_{key}", width=150, gap=None):
        st.html(f'<div class="small{" chosen" if here else ""}">{sharp(picture.pixels, picture.alt)}</div>')
        st.button(
            picture.name,
            key=f"look_{key}",
            type="tertiary",
            help=t("photos.look", name=picture.name),
            on_click=state.choose,
            args=(key,),
        )
        words = t("photos.short", winner=network.class_names[winner], probability=percent(probabilities[winner]))
        st.html(f'<p class="note">{words}</p>')
