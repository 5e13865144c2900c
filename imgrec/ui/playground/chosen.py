"""The session -> the layers that are being edited, and the experiment that is looked at."""

from __future__ import annotations

import streamlit as st

from imgrec.architecture import SIX_LAYERS
from imgrec.experiments.runs import Experiment, experiments
from imgrec.experiments.variants import Layers
from imgrec.ui import learner, trainings

NEW = "new"

_LAYERS = "imgrec.playground.layers"
_EXPERIMENT = "imgrec.playground.experiment"
_STARTED = "imgrec.playground.started"


def layers() -> Layers:
    """The six layers as they are edited; those of the course at first."""
    kept: Layers = st.session_state.setdefault(_LAYERS, SIX_LAYERS.layers)
    return kept


def edit(layers: Layers) -> None:
    """Edit these from now on."""
    st.session_state[_LAYERS] = layers


def mine() -> list[Experiment]:
    """The learner's experiments, oldest first."""
    return experiments(trainings.jobs_of(learner.code()))


def experiment(found: list[Experiment]) -> Experiment | None:
    """The one that is looked at: what was chosen, else the youngest; None for a new one."""
    name = st.session_state.get(_EXPERIMENT)
    if name == NEW or not found:
        return None
    return next((one for one in found if one.name == name), found[-1])


def look_at(name: str) -> None:
    """Look at that experiment, or at `NEW`."""
    st.session_state[_EXPERIMENT] = name


def has_started() -> None:
    """Remember that a training was started just now: its results come into sight."""
    st.session_state[_STARTED] = True


def is_new_here() -> bool:
    """Whether something was started since the page was drawn last."""
    return bool(st.session_state.pop(_STARTED, False))
