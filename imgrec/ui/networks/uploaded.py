"""A file with a network -> one that every page can use, kept in this session's memory alone."""

from __future__ import annotations

import streamlit as st

from imgrec.errors import WeightsError
from imgrec.network import Network, make_network
from imgrec.network_files import network_from_file
from imgrec.ui import upload_memory
from imgrec.ui.networks import choices, keras_download
from imgrec.ui.numbers import number
from imgrec.ui.plain import plain
from imgrec.ui.texts import t

TYPES = ["safetensors", "keras", "h5"]
LONGEST_NAME = 60

_KEY = "network_upload"
_PROBLEM = "imgrec.network_problem"
_UNNAMED = "imgrec.unnamed_networks"  # whose classes may get names


def draw() -> None:
    """Offer to bring a network; show those that were brought."""
    upload_memory.keep_in_memory()
    turn = upload_memory.turns(_KEY)
    st.file_uploader(
        t("own_networks.upload"),
        type=TYPES,
        key=f"{_KEY}_{turn}",
        on_change=_take,
        args=(turn,),
        help=t("own_networks.upload_help"),
    )
    st.html(f'<p class="ir-note">{t("own_networks.upload_promise")}</p>')
    if problem := st.session_state.pop(_PROBLEM, None):
        st.error(plain(problem))
    for key, network in choices.files().items():
        _one(key, network)


def _take(turn: int) -> None:
    file = upload_memory.taken(_KEY, turn)
    if file is None:
        return
    try:
        network, named = network_from_file(file.getvalue(), file.name)
    except WeightsError as error:
        st.session_state[_PROBLEM] = str(error)
        return
    key = choices.keep_file(network)
    choices.choose(key)
    if not named:
        st.session_state.setdefault(_UNNAMED, set()).add(key)


def _one(key: str, network: Network) -> None:
    used = choices.key() == key
    with st.container(border=True, key=f"network_{network.id}"):
        told = t(
            "own_networks.uploaded",
            name=plain(network.name[:LONGEST_NAME]),
            classes=len(network.class_names),
            parameters=number(network.architecture.parameter_count, 0),
        )
        st.markdown(told)
        with st.container(key=f"network_row_{network.id}", horizontal=True):
            st.button(
                t("own_networks.used" if used else "own_networks.use"),
                key=f"network_use_{network.id}",
                disabled=used,
                help=t("own_networks.use_help"),
                on_click=choices.choose,
                args=(key,),
            )
            keras_download.draw(lambda: network, file_name="network", key=network.id)
        if key in st.session_state.get(_UNNAMED, set()):
            _names(key, network)


def _names(key: str, network: Network) -> None:
    """Let the person name the classes, a line each, where the file does not."""
    with st.expander(t("own_networks.name_classes")):
        typed = st.text_area(
            t("own_networks.class_names", count=len(network.class_names)),
            "\n".join(network.class_names),
            key=f"class_names_{network.id}",
        )
        st.button(
            t("own_networks.take_names"),
            key=f"take_names_{network.id}",
            on_click=_rename,
            args=(key, network, typed),
        )


def _rename(key: str, network: Network, typed: str) -> None:
    names = tuple(line.strip()[:LONGEST_NAME] for line in typed.splitlines() if line.strip())
    try:
        named = make_network(
            architecture=network.architecture,
            class_names=names,
            weights=network.weights,
            name=network.name,
        )
    except WeightsError as error:
        st.session_state[_PROBLEM] = str(error)
        return
    new = choices.replace_file(key, named)
    st.session_state[_UNNAMED] = (st.session_state[_UNNAMED] - {key}) | {new}
    choices.choose(new)
