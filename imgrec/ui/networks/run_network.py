"""A finished run -> its network: use it in every page, and take it away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from imgrec.training.run_folder import RunFolder
from imgrec.ui.networks import choices
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
