"""A network that was edited -> what training it will take, and its start."""

from __future__ import annotations

import streamlit as st

from imgrec.architecture import SIX_LAYERS, Architecture
from imgrec.errors import ImgrecError
from imgrec.experiments import effort
from imgrec.experiments.orders import EPOCHS, RECIPE, first_orders, more_orders
from imgrec.experiments.runs import MOST_VARIANTS, NAME, SEEDS, Experiment
from imgrec.jobs.job import Order
from imgrec.jobs.titles import set_title
from imgrec.ui import learner, state, trainings
from imgrec.ui.learn import time_left
from imgrec.ui.learn.form import pictures
from imgrec.ui.learn.full_set import full_set
from imgrec.ui.numbers import number, sentence
from imgrec.ui.playground import chosen, speed, wording
from imgrec.ui.texts import t

DATA = ("bundled", "full")
MEGA = 1e6


def show(architecture: Architecture | None, experiment: Experiment | None) -> None:
    """Draw the settings of a new experiment, what it will take, and the button."""
    data, epochs = _settings() if experiment is None else _told(experiment)
    why_not = _why_not(architecture, experiment)
    with st.container(horizontal=True, vertical_alignment="center", key="play_start"):
        pressed = st.button(
            t("playground.train" if experiment else "playground.train_first"),
            key="play_go",
            type="primary",
            icon=":material/play_arrow:",
            disabled=architecture is None or why_not is not None,
        )
        if architecture is not None:
            cost = _cost(architecture, experiment, data, epochs)
            st.html(sentence(why_not or cost))
    if pressed and architecture is not None:
        _start(architecture, experiment, data, epochs)
        st.rerun()


def room() -> int | None:
    """How many more runs this learner may have going now; None where none goes on."""
    going = [job for job in trainings.jobs_of(learner.code()) if not job.state.ended]
    return trainings.queue().limit - len(going) if going else None


def submit(orders: list[Order]) -> None:
    """Put them in the line, each called by what it is; what is refused is told in a sentence."""
    try:
        for order in orders:
            job = trainings.queue().submit(order)
            called = wording.name(order.architecture.layers)
            set_title(job.folder, t("playground.run_title", name=called, seed=order.seed))
    except ImgrecError as error:
        state.report(str(error))


def _start(
    architecture: Architecture, experiment: Experiment | None, data: str, epochs: int
) -> None:
    chosen.has_started()
    who = learner.code()
    if experiment is not None:
        submit(more_orders(experiment, architecture, who))
        return
    orders = first_orders(architecture, who, data=data, epochs=epochs)
    submit(orders)
    if named := NAME.fullmatch(orders[0].run):
        chosen.look_at(named[1])


def _settings() -> tuple[str, int]:
    """What a new experiment is trained on, and how long; the full set where it is here."""
    offered = DATA if full_set().now().present else DATA[:1]
    with st.container(horizontal=True, key="play_settings"):
        data = st.segmented_control(
            t("playground.data"),
            offered,
            default=offered[0],
            format_func=lambda name: t(f"playground.data_names.{name}"),
            required=True,
            key="play_data",
        )
        epochs = st.segmented_control(
            t("playground.epochs"),
            EPOCHS,
            default=RECIPE.epochs,
            required=True,
            key="play_epochs",
        )
    return str(data or offered[0]), int(epochs or RECIPE.epochs)


def _told(experiment: Experiment) -> tuple[str, int]:
    return str(experiment.settings["data"]["name"]), int(experiment.settings["epochs"])


def _why_not(architecture: Architecture | None, experiment: Experiment | None) -> str | None:
    """Why this cannot be trained now, in a sentence."""
    if architecture == SIX_LAYERS:
        return t("playground.change_first")
    if experiment is not None and (told := _why_not_in(experiment, architecture)):
        return told
    left, runs = room(), len(SEEDS) * (1 if experiment else 2)
    if left is not None and runs > left:
        return t("playground.no_room", n=trainings.queue().limit)
    return None


def _why_not_in(experiment: Experiment, architecture: Architecture | None) -> str | None:
    if any(variant.architecture == architecture for variant in experiment.variants):
        return t("playground.there_already")
    if len(experiment.others) >= MOST_VARIANTS:
        return t("playground.full", n=MOST_VARIANTS)
    return None


def _cost(architecture: Architecture, experiment: Experiment | None, data: str, epochs: int) -> str:
    """How many runs, of what, for how long; and how heavy, where it is."""
    networks = [architecture] if experiment else [SIX_LAYERS, architecture]
    count, batch_size = pictures(data), RECIPE.batch_size
    told = {"seen": count * epochs, "speed": speed.base_speed(trainings.jobs_of(None))}
    time = sum(speed.seconds(one, **told, batch_size=batch_size) for one in networks) * len(SEEDS)
    words = t(
        "playground.cost",
        runs=len(networks) * len(SEEDS),
        epochs=epochs,
        count=number(count, 0),
        time=time_left.duration(time),
    )
    times = effort.effort(architecture, batch_size=batch_size)
    if times < effort.HEAVY:
        return words
    memory = effort.memory_bytes(architecture, batch_size=batch_size) / MEGA
    disk = len(SEEDS) * effort.disk_bytes(architecture) / MEGA
    heavy = {"times": number(times, 1), "memory": number(memory, 0), "disk": number(disk, 0)}
    return f"{words} {t('playground.heavy', **heavy)}"
