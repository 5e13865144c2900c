"""One run -> how far it is, and what its learner can do with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from imgrec.errors import TrainingError
from imgrec.jobs.job import Job, State
from imgrec.training.run_folder import RunFolder
from imgrec.ui import state, trainings
from imgrec.ui.learn import choices, run_film, runs, time_left
from imgrec.ui.learn.progress_line import progress_line
from imgrec.ui.networks import run_network
from imgrec.ui.numbers import number, percent
from imgrec.ui.plain import plain
from imgrec.ui.texts import t


def show(job: Job, jobs: list[Job], *, every: float | None) -> None:
    """Draw a run: what it is, how far it is, its buttons, and below all that can be seen of it."""
    config = RunFolder(job.folder).config()
    with st.container(border=True, key="card_run"):
        with st.container(horizontal=True, vertical_alignment="center", key="learn_head"):
            with st.container(key="learn_what", gap=None):
                st.subheader(runs.title(job), anchor=False)
                st.html(f'<p class="note">{_what(config)}</p>')
            _buttons(job)
        going = job.state in (State.WAITING, State.RUNNING)
        st.fragment(_far, run_every=every if going else None)(job.run, config)
        with st.container(horizontal=True, key="learn_foot", vertical_alignment="bottom"):
            if not job.state.ended:
                _rate(job, config)
            with st.container(horizontal=True, key="learn_use", width="content"):
                run_network.draw(job)
            beside = run_film.beside(job, jobs)
    run_film.show(job, beside, every=every if job.state == State.RUNNING else None)


def _what(config: dict[str, Any]) -> str:
    recipe, data = config["recipe"], config["data"]["name"]
    name = recipe["name"]
    known = name in (*choices.RECIPES, choices.OWN)
    return t(
        "learn.what",
        recipe=t(f"learn.recipe_names.{name}") if known else name,
        epochs=config["epochs"],
        data=t(f"learn.data_what.{data}") if data in ("bundled", "full", "own") else data,
        seed=config["seed"],
    )


def _far(run: str, config: dict[str, Any]) -> None:
    job = next((job for job in runs.mine() if job.run == run), None)
    if job is None:  # deleted in another window
        st.rerun()
    if job.problem:
        st.error(plain(job.problem))
    share = 0.0
    if job.progress is not None:
        steps = job.progress.step / max(job.progress.steps, 1)
        share = (job.progress.epoch + steps) / job.progress.epochs
    if job.state.ended:
        st.html(f'<p class="learn-now" role="status">{_end(job)}</p>')
    else:
        st.html(progress_line(share, _now(job, config), t("learn.progress")))


def _end(job: Job) -> str:
    accuracy = job.progress.metrics.get("val_accuracy") if job.progress else None
    if job.state != State.DONE or job.progress is None or accuracy is None:
        return t(f"learn.end.{job.state}")
    done, epochs = job.progress.epoch, job.progress.epochs
    ended = "done_whole" if done == epochs else "done_early"
    return t(f"learn.end.{ended}", accuracy=percent(accuracy), done=done, epochs=epochs)


def _now(job: Job, config: dict[str, Any]) -> str:
    if job.state == State.WAITING:
        return t("learn.now.next") if not job.place else t("learn.now.waiting", n=job.place)
    if job.progress is None:
        return t("learn.now.begins" if job.state == State.RUNNING else "learn.now.paused_early")
    told: dict[str, Any] = {
        "epoch": min(job.progress.epoch + 1, job.progress.epochs),
        "epochs": job.progress.epochs,
    }
    if job.state == State.PAUSED:
        return t("learn.now.paused", **told)
    left = time_left.seconds_left(job.progress, config)
    if left is None:
        return t("learn.now.goes_on", **told)
    told["speed"] = number(job.progress.pictures_per_second, 0)
    return t("learn.now.running", **told, time=time_left.duration(left))


def _buttons(job: Job) -> None:
    jobs = trainings.queue()
    with st.container(
        horizontal=True, key="learn_buttons", width="content", vertical_alignment="center"
    ):
        if job.state == State.WAITING and job.progress is None:
            _button("cancel", "close", jobs.cancel, job)
        if job.state in (State.WAITING, State.RUNNING):
            _button("pause", "pause", jobs.pause, job)
        if job.state == State.PAUSED:
            _button("resume", "play_arrow", jobs.resume, job)
        if job.state in (State.RUNNING, State.PAUSED):
            _button("stop", "stop", jobs.stop, job)
        if job.state.ended:
            _delete(job)


def _delete(job: Job) -> None:
    with st.popover(t("learn.delete"), icon=":material/delete:", key="learn_delete_ask"):
        st.markdown(t("learn.delete_sure", run=runs.title(job)))
        st.button(
            t("learn.delete_yes"),
            key="learn_delete",
            type="primary",
            on_click=_done,
            args=(trainings.queue().delete, job.run),
        )


def _button(name: str, icon: str, do: Callable[[str], None], job: Job) -> None:
    st.button(
        t(f"learn.{name}"),
        key=f"learn_{name}",
        icon=f":material/{icon}:",
        help=t(f"learn.{name}_help"),
        on_click=_done,
        args=(do, job.run),
    )


def _rate(job: Job, config: dict[str, Any]) -> None:
    key = f"learn_rate_{job.run}"
    metrics = job.progress.metrics if job.progress else {}
    rate = metrics.get("highest_learning_rate", config["recipe"]["learning_rate"])
    told = st.session_state.setdefault(f"imgrec.{key}", choices.nearest_rate(rate))
    st.session_state[key] = told
    with st.container(key="learn_rate"):
        st.select_slider(
            t("learn.rate_now"),
            choices.LEARNING_RATES,
            format_func=lambda offered: f"{offered:g}",
            key=key,
            help=t("learn.rate_now_help"),
            on_change=_change_rate,
            args=(job.run, key),
        )


def _change_rate(run: str, key: str) -> None:
    """Called without a change as well, where the control has left the page."""
    rate = st.session_state.get(key)
    if rate is None or rate == st.session_state[f"imgrec.{key}"]:
        return
    st.session_state[f"imgrec.{key}"] = rate
    _done(lambda name: trainings.queue().change_learning_rate(name, rate), run)


def _done(do: Callable[[str], None], run: str) -> None:
    """Do it; what has changed meanwhile, such as a run that ended, is told as a sentence."""
    try:
        do(run)
    except TrainingError as error:
        state.report(str(error))
