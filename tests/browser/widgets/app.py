"""One widget on an otherwise empty page: `?widget=convolution&picture=deer-1`."""

import sys
from pathlib import Path

import streamlit as st
from matplotlib import cbook

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from imgrec.film import film_of_run, shipped_film
from imgrec.training.run_folder import RunFolder
from imgrec.ui import compare_page, own_picture, state
from imgrec.ui.interactive import (
    changes,
    convolution,
    convolution_bench,
    crop,
    dense,
    dropout,
    evidence,
    film,
    flatten,
    follow,
    max_norm,
    max_pooling,
    occlusion,
    output,
    parameters,
    pushed,
    shuffled,
    whole_network,
)


def show_crop() -> None:
    """Crop the portrait that comes with matplotlib, as a person's own photo."""
    if not state.own_pictures():
        with cbook.get_sample_data("grace_hopper.jpg") as file:
            state.keep(own_picture.from_file(file.read(), "portrait.jpg"))
    [(picture_id, own)] = state.own_pictures().items()
    crop.show(picture_id, own)


def show_film() -> None:
    """Play the shipped film, or that of the run that the address names; `live` looks again."""
    asked = st.query_params
    other = shipped_film("wiki") if "other" in asked else None
    if "run" not in asked:
        film.draw(shipped_film("six_layers"), other=other, key="film")
        return
    shown = film_of_run(RunFolder(Path(asked["run"])))
    assert shown is not None
    film.draw(shown, other=other, key="film")


SHOWN = {
    "changes": lambda: changes.show(state.network(), state.picture()),
    "compare": compare_page.show,
    "convolution": lambda: convolution.show(state.network(), state.trace()),
    "convolution_bench": lambda: convolution_bench.show(state.network(), state.trace()),
    "crop": show_crop,
    "dense": lambda: dense.show(state.network(), state.trace()),
    "max_norm": lambda: max_norm.show(state.network(), state.trace()),
    "occlusion": lambda: occlusion.show(state.network(), state.trace(), key="occlusion"),
    "output": lambda: output.show(state.network(), state.trace()),
    "parameters": lambda: parameters.show(state.network()),
    "softmax": lambda: output.show_softmax(state.network(), state.trace()),
    "dropout": lambda: dropout.show(state.network(), state.trace()),
    "evidence": lambda: evidence.show(state.network(), state.trace(), key="evidence"),
    "film": show_film,
    "follow": lambda: follow.show(state.network(), state.trace()),
    "flatten": lambda: flatten.show(state.network(), state.trace()),
    "max_pooling": lambda: max_pooling.show(state.network(), state.trace()),
    "pushed": lambda: pushed.show(state.network(), state.picture().image),
    "shuffled": lambda: shuffled.show(state.network(), state.trace()),
    "whole_network": lambda: whole_network.show(state.network(), state.trace()),
}

st.set_page_config(layout="wide")
state.follow_address()
if "switch" in st.query_params and st.checkbox("another picture"):
    state.choose(list(state.pictures())[1])
with st.container(key="view_widget"):
    every = 0.3 if "live" in st.query_params else None
    st.fragment(SHOWN[st.query_params["widget"]], run_every=every)()
