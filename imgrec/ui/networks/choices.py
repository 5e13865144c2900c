"""Key -> a network that may look at the picture, and what is known of it.

A key is the name of a network that ships (`six_layers`), `run:` and the name of a run of this
learner, or `file:` and the id of a network that they uploaded, which only their session's memory
holds. Other learners' keys are none: nobody sees another's network.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import streamlit as st

from imgrec.ui import cached, learner, trainings
from imgrec.ui.networks import films
from imgrec.ui.texts import t

if TYPE_CHECKING:
    from imgrec.film import Film
    from imgrec.jobs.job import Job
    from imgrec.network import Network
    from imgrec.out_of_distribution import Detector

RUN, FILE = "run:", "file:"
MOST_RUNS = 4  # beside the shipped networks; every other run is offered where runs are listed
MOST_FILES = 2  # up to 50 MB each

_CHOSEN = "imgrec.network"
_USED = "imgrec.networks_used"
_FILES = "imgrec.network_files"


def key() -> str:
    """The key of the network chosen; the first that ships until a person chooses."""
    chosen: str = st.session_state.get(_CHOSEN, "")
    first = cached.network_names()[0]
    known = chosen in cached.network_names() or chosen in files() or run_of(chosen)
    return chosen if known else first


def choose(chosen: str) -> None:
    """Let another network look at the picture, in every page."""
    st.session_state[_CHOSEN] = chosen
    used: list[str] = st.session_state.setdefault(_USED, [])
    if chosen.startswith(RUN):
        st.session_state[_USED] = [chosen, *(k for k in used if k != chosen)][:MOST_RUNS]


def offered() -> list[str]:
    """The keys that a row has room for: what ships, the runs used or finished last, the files."""
    finished = [key_of(job) for job in reversed(finished_runs())]
    used = [k for k in st.session_state.get(_USED, []) if k in finished]
    runs = list(dict.fromkeys([*used, *finished]))[:MOST_RUNS]
    return [*cached.network_names(), *runs, *files()]


def files() -> dict[str, Network]:
    """The learner's uploaded networks by key, oldest first."""
    kept: dict[str, tuple[str, Network]] = st.session_state.get(_FILES, {})
    return {key: network for key, (owner, network) in kept.items() if owner == learner.code()}


def keep_file(network: Network) -> str:
    """Keep an uploaded network in the session's memory; gives its key."""
    kept: dict[str, tuple[str, Network]] = st.session_state.setdefault(_FILES, {})
    key = f"{FILE}{network.id}"
    kept.pop(key, None)
    kept[key] = (learner.code(), network)
    while len(kept) > MOST_FILES:
        del kept[next(iter(kept))]
    return key


def replace_file(key: str, network: Network) -> str:
    """Put a network in the place of an uploaded one; gives its key."""
    st.session_state.get(_FILES, {}).pop(key, None)
    return keep_file(network)


def finished_runs() -> list[Job]:
    """The learner's runs that left a network, oldest first."""
    return [job for job in trainings.jobs_of(learner.code()) if is_usable(job)]


def is_usable(job: Job) -> bool:
    """Whether a run has come to a network."""
    from imgrec.jobs.job import State

    return job.state == State.DONE and (job.folder / "weights.safetensors").is_file()


def key_of(job: Job) -> str:
    """The key of a run's network."""
    return f"{RUN}{job.run}"


def run_of(key: str) -> Job | None:
    """The learner's run whose network that key is; None for any other key."""
    if not key.startswith(RUN):
        return None
    return next((job for job in finished_runs() if key_of(job) == key), None)


def name(key: str) -> str:
    """What people call a network, as they wrote it: escape it."""
    if key in (own := files()):
        return own[key].name
    job = run_of(key)
    return t(f"networks.{key}") if job is None else run_name(job)


def run_name(job: Job) -> str:
    """What its learner called a run; the name of its folder until then."""
    from imgrec.jobs.titles import title

    return title(job.folder) or job.run


def network(key: str) -> Network:
    """The network of a key that `offered` or `key` gave."""
    if key in (own := files()):
        return own[key]
    job = run_of(key)
    if job is None:
        return cached.network(key)
    return replace(cached.run_network(job.folder), name=run_name(job))


def film(key: str) -> Film | None:
    """Some moments of the training of a network; None where there is no film."""
    if job := run_of(key):
        return films.film_so_far(job.folder)
    return cached.film(key) if key in cached.network_names() else None


def detector(key: str) -> Detector | None:
    """What says that a picture shows none of a network's classes; None where nothing can."""
    job = run_of(key)
    return cached.detector(network(key), job.folder if job else None)


def measured(key: str) -> Mapping[str, Any] | None:
    """What a network did on test pictures, as `Evaluation` has it; None where nobody measured."""
    if job := run_of(key):
        return cached.run_evaluation(job.folder)
    return cached.evaluation(key) if key in cached.network_names() else None
