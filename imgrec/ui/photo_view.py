"""The chosen picture -> the photos page: the photo, what the network sees of it, the answer."""

from __future__ import annotations

from html import escape

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from imgrec.network import Network
from imgrec.trace import Trace
from imgrec.ui import (
    cached,
    honesty,
    photo_calibration,
    photo_explanation,
    photo_gallery,
    photo_trust,
    probability_bars,
    state,
)
from imgrec.ui.chosen_picture import ChosenPicture
from imgrec.ui.interactive import changes, crop, evidence, occlusion
from imgrec.ui.numbers import number, percent, sentence
from imgrec.ui.own_picture import OwnPicture
from imgrec.ui.pictures import sharp
from imgrec.ui.texts import t

CARDS = (1.35, 1.0, 1.2)


def show() -> None:
    """Draw the page: cards about one picture, then all pictures with their answers."""
    _about_the_picture()
    photo_gallery.show()


@st.fragment
def _about_the_picture() -> None:
    """All that changes with the square on the photo, so that moving it draws nothing else anew."""
    left, middle, right = st.columns(CARDS, gap="small")
    chosen, network = state.picture(), state.network()
    title = "photos.sees" if chosen.own is None else f"photos.{chosen.own.kind}"
    with left, _card("photo", t(title)):
        if chosen.own is None:
            _sample(chosen, network)
        else:
            _photo(chosen.id, chosen.own)
            chosen = state.picture()  # its square may have been moved
        trace = cached.trace(network, chosen.image)
        photo_trust.show_alike(network, trace, drawn=chosen.is_drawing)
    with middle, _card("answer", t("photos.answer")):
        _answer(network, trace, drawn=chosen.is_drawing)
        photo_calibration.show(network)
        photo_trust.show_steadiness(network, chosen.image)
        photo_explanation.buttons(network, chosen)
    with right, st.container(border=True, key="card_why", height="stretch"):
        evidence.show(network, trace, key="photos.evidence")
    with _card("changes", t("photos.changes")):
        changes.show(network, chosen)
    with _card("occlusion", t("photos.occlusion")):
        occlusion.show(network, trace, key="photos.occlusion")


def _card(key: str, title: str) -> DeltaGenerator:
    card = st.container(border=True, key=f"card_{key}", height="stretch")
    card.subheader(title, anchor=False)
    return card


def _photo(picture_id: str, own: OwnPicture) -> None:
    with st.container(key="photo_crop"):
        own = crop.show(picture_id, own)
    st.html(f'<p class="note">{escape(" ".join((*own.notes, t("picker.promise"))))}</p>')


def _sample(chosen: ChosenPicture, network: Network) -> None:
    st.html(_seen(chosen))
    photo_trust.tell_truth(chosen, network)
    st.html(f'<p class="note">{t("photos.bring")} {t("picker.promise")}</p>')


def _seen(chosen: ChosenPicture) -> str:
    rows, columns = chosen.pixels.shape[:2]
    alt = t("photos.sees_alt", name=chosen.name, rows=rows, columns=columns)
    size = t("photos.sees_text", rows=rows, columns=columns, numbers=number(chosen.pixels.size, 0))
    told = f'<p class="note">{size} {t("photos.sees_sample")}</p>'
    return f'<div class="seen">{sharp(chosen.pixels, alt)}</div>{told}'


def _answer(network: Network, trace: Trace, *, drawn: bool) -> None:
    measured = state.measured()
    words = honesty.sentence(trace.probabilities, network.class_names, measured=measured)
    st.html(
        probability_bars.most_probable_first(trace.probabilities, network.class_names)
        + f'<p class="note">{t("home.ten", n=len(network.class_names))}</p>'
        + f'<div class="honest">{sentence(words)}{_verdict(network, trace, drawn=drawn)}</div>'
    )


def _verdict(network: Network, trace: Trace, *, drawn: bool) -> str:
    """That it is probably none of the classes, where the detector says so; drawings are unlike."""
    detector = state.detector()
    if detector is None:
        return sentence(t("own_networks.no_detector"))
    verdict = detector.judge(trace)
    if not verdict.outside:
        return ""
    rate = percent(verdict.false_alarm_rate, 0)
    words = "trust.unlike" if drawn else "trust.outside"
    return sentence(t(words, count=len(network.class_names), rate=rate))
