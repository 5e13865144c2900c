"""The collection -> what the network will see of every class, on a sheet each."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

import streamlit as st

from imgrec.own_classes import names
from imgrec.own_classes.collection import Photo
from imgrec.own_classes.report import order
from imgrec.ui import pictures
from imgrec.ui.numbers import number
from imgrec.ui.own_classes import gathered
from imgrec.ui.plain import plain
from imgrec.ui.texts import t

SHOWN = 40  # of a class; all are there when it is changed
MOST_BUTTONS = 120


def show() -> None:
    """Draw a card a class."""
    collection = gathered.collection()
    with st.container(key="own_sheets", horizontal=True, gap="medium"):
        for place, name in enumerate(order(collection)):
            _card(place, name, list(collection.classes[name].values()))


def _card(place: int, name: str, photos: list[Photo]) -> None:
    with st.container(border=True, key=f"own_card_{place}"):
        with st.container(horizontal=True, key=f"own_head_{place}", vertical_alignment="center"):
            said = t("own_classes.count", n=number(len(photos), 0))
            st.html(f'<h3 class="own-name">{escape(name)} <span>{said}</span></h3>')
            if st.button(
                t("own_classes.change"),
                key=f"own_change_{place}",
                help=t("own_classes.change_help", name=plain(name)),
            ):
                st.dialog(plain(name), width="large", on_dismiss="rerun")(_change)(name)
        st.html(_sheet(photos[:SHOWN], left=len(photos) - SHOWN))


def _sheet(photos: Iterable[Photo], *, left: int) -> str:
    shown = "".join(pictures.sharp(photo.pixels, photo.name) for photo in photos)
    more = f"<span>{t('own_classes.more', n=left)}</span>" if left > 0 else ""
    return f'<div class="own-sheet">{shown}{more}</div>'


def _change(name: str) -> None:
    """In a dialog, which closes once its class is gone, by removing or renaming it."""
    collection = gathered.collection()
    photos = collection.classes.get(name)
    if photos is None:
        st.rerun()
    key = f"own_rename_{name}"
    with st.container(horizontal=True, vertical_alignment="bottom", key="own_rename"):
        label = t("own_classes.name")
        st.text_input(label, value=name, max_chars=names.LONGEST, key=key, width=320)
        st.button(
            t("own_classes.rename"),
            key="own_rename_go",
            on_click=_rename,
            args=(name, key),
        )
        st.button(
            t("own_classes.remove_class"),
            key="own_remove_class",
            on_click=collection.remove_class,
            args=(name,),
        )
    st.html(f'<p class="note">{t("own_classes.remove_words")}</p>')
    _buttons(name, list(photos.values())[:MOST_BUTTONS])


def _rename(name: str, key: str) -> None:
    """An emptied name is none: the class keeps its own."""
    if names.clean(st.session_state[key]):
        gathered.collection().rename(name, st.session_state[key])


def _buttons(name: str, photos: list[Photo]) -> None:
    rules = "".join(
        f".st-key-own_photo_{photo.key[:16]} button::before"
        f"{{background-image:url({pictures.png_uri(photo.pixels)})}}"
        for photo in photos
    )
    st.html(f"<style>{rules}</style>")
    with st.container(horizontal=True, key="own_photos"):
        for photo in photos:
            st.button(
                t("own_classes.remove", name=plain(photo.name)),
                key=f"own_photo_{photo.key[:16]}",
                help=plain(photo.name),
                on_click=gathered.collection().remove,
                args=(name, photo.key),
            )
