"""A finished run -> its network: use it in every page, and take it away."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from imgrec.jobs.titles import LONGEST, set_title
from imgrec.training.run_folder import RunFolder
from imgrec.ui.networks import choices, keras_download
from imgrec.ui.texts import t

if TYPE_CHECKING:
    from imgrec.jobs.job import Job


def draw(job: Job) -> None:
    """Draw what can be done with the network of a run; nothing until there is one."""
    if not choices.is_usable(job):
        return
    with st.container(key=f"run_network_{job.run}", horizontal=True):
        _use(job)
        st.download_button(
            t("own_networks.safetensors"),
            RunFolder(job.folder).weights.read_bytes,
            f"{job.run}.safetensors",
            "application/octet-stream",
            key=f"run_safetensors_{job.run}",
            help=t("own_networks.safetensors_help"),
            on_click="ignore",
        )
        keras_download.draw(
            partial(choices.network, choices.key_of(job)), file_name=job.run, key=f"run_{job.run}"
        )
    with st.popover(t("own_networks.rename"), key=f"run_rename_{job.run}"):
        key = f"run_title_{job.run}"
        st.text_input(
            t("own_networks.title"),
            choices.run_name(job),
            key=key,
            max_chars=LONGEST,
            on_change=lambda: set_title(job.folder, st.session_state[key]),
        )


def _use(job: Job) -> None:
    key = choices.key_of(job)
    used = choices.key() == key
    st.button(
        t("own_networks.used" if used else "own_networks.use"),
        key=f"run_use_{job.run}",
        type="secondary" if used else "primary",
        disabled=used,
        help=t("own_networks.use_help"),
        on_click=choices.choose,
        args=(key,),
    )
