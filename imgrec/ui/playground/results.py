"""An experiment -> how far it is, what can be done with it, and what each change did."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from imgrec.architecture import Architecture
from imgrec.errors import TrainingError
from imgrec.experiments.orders import missing_orders
from imgrec.experiments.results_table import to_csv
from imgrec.experiments.runs import SEEDS, Experiment, belongs
from imgrec.experiments.seeds import false_alarms
from imgrec.jobs.job import Job, State
from imgrec.number_texts import number, percent
from imgrec.ui import learner, state, trainings
from imgrec.ui.learn import time_left
from imgrec.ui.learn.form import pictures
from imgrec.ui.learn.progress_line import progress_line
from imgrec.ui.numbers import heading
from imgrec.ui.plain import plain
from imgrec.ui.playground import chosen, comparison, order_form, speed, table
from imgrec.ui.playground.held_out import held_out_pictures
from imgrec.ui.texts import t

SCROLL = "<script>document.querySelector('.st-key-view_results')?.scrollIntoView()</script>"
EVERY = 1.0  # seconds between two looks, while something goes on
MOVING = (State.WAITING, State.RUNNING)


def show(experiment: Experiment) -> None:
    """Draw the card, again and again by itself while something goes on."""
    with st.container(key="view_results"):
        moving = any(job.state in MOVING for job in experiment.jobs)
        shown = st.fragment(_results, run_every=EVERY if moving else None)
        shown(experiment.name, _states(experiment))
    if chosen.is_new_here():
        st.html(SCROLL, unsafe_allow_javascript=True)


def _results(name: str, drawn: list[tuple[str, State]]) -> None:
    experiment = next((one for one in chosen.mine() if one.name == name), None)
    if experiment is None or _states(experiment) != drawn:
        st.rerun()
    _progress(experiment)
    _buttons(experiment)
    for problem in dict.fromkeys(job.problem for job in experiment.jobs if job.problem):
        st.error(plain(problem))
    shown = comparison.chart(experiment)
    if shown:
        st.html(heading(t("playground.chart")) + shown + comparison.legend())
        st.html(table.verdicts(experiment))
    st.html(table.table(experiment))
    if shown:
        st.html(_notes(experiment))


def _progress(experiment: Experiment) -> None:
    done = sum(len(variant.results) for variant in experiment.variants)
    total = len(experiment.variants) * len(SEEDS)
    told = {"done": done, "total": total, "time": time_left.duration(_seconds_left(experiment))}
    if not experiment.going:
        missing = sum(len(variant.missing) for variant in experiment.variants)
        key = "missing" if missing else "done"
        st.html(f'<p class="learn-now" role="status">{t(f"playground.now.{key}", **told)}</p>')
        return
    paused = all(job.state == State.PAUSED for job in experiment.going)
    words = t(f"playground.now.{'paused' if paused else 'going'}", **told)
    share = (done + sum(map(_part, experiment.going))) / total
    st.html(progress_line(share, words, t("playground.now.label")))


def _part(job: Job) -> float:
    """How much of a run is done, 0 to 1."""
    if job.progress is None:
        return 0.0
    within = job.progress.step / max(job.progress.steps, 1)
    return min(1.0, (job.progress.epoch + within) / job.progress.epochs)


def _seconds_left(experiment: Experiment) -> float:
    seen = pictures(experiment.settings["data"]["name"]) * experiment.settings["epochs"]
    told = {"seen": seen, "batch_size": experiment.settings["recipe"]["batch_size"]}
    fast = speed.base_speed(trainings.jobs_of(None))
    return sum(
        (1 - _part(job)) * speed.seconds(architecture, speed=fast, **told)
        for job, architecture in _going(experiment)
    )


def _going(experiment: Experiment) -> list[tuple[Job, Architecture]]:
    return [
        (job, variant.architecture)
        for variant in experiment.variants
        for job in variant.jobs.values()
        if not job.state.ended
    ]


def _buttons(experiment: Experiment) -> None:
    states = {job.state for job in experiment.jobs}
    missing = any(variant.missing for variant in experiment.variants)
    with st.container(horizontal=True, key="play_buttons", gap="small"):
        if states & set(MOVING):
            _button("pause", "pause", _pause, experiment)
        if State.PAUSED in states or (missing and not states & set(MOVING)):
            _button("go_on", "play_arrow", _go_on, experiment)
        if experiment.going:
            _button("cancel", "close", _cancel, experiment)
        if any(variant.results for variant in experiment.variants):
            st.download_button(
                t("playground.csv"),
                to_csv(experiment),
                f"imgrec-playground-{experiment.name}.csv",
                "text/csv",
                key="play_csv",
                on_click="ignore",
            )
        if not experiment.going:
            with st.popover(t("playground.delete"), icon=":material/delete:"):
                st.markdown(t("playground.delete_sure"))
                _button("delete_yes", "delete", _delete, experiment)


def _delete(experiment: Experiment) -> None:
    """Let go of all its runs, those of earlier tries as well."""
    for job in trainings.jobs_of(learner.code()):
        if belongs(job, experiment.name):
            _do(trainings.queue().delete, job)


def _button(name: str, icon: str, do: Callable[[Experiment], None], experiment: Experiment) -> None:
    label, told = t(f"playground.{name}"), t(f"playground.{name}_help")
    if st.button(label, key=f"play_{name}", icon=f":material/{icon}:", help=told):
        do(experiment)
        st.rerun()


def _pause(experiment: Experiment) -> None:
    for job in reversed(experiment.jobs):  # from the end of the line: none comes up meanwhile
        if job.state in MOVING:
            _do(trainings.queue().pause, job)


def _go_on(experiment: Experiment) -> None:
    for job in experiment.jobs:
        if job.state == State.PAUSED:
            _do(trainings.queue().resume, job)
    order_form.submit(missing_orders(experiment, learner.code())[: order_form.room()])


def _cancel(experiment: Experiment) -> None:
    for job in reversed(experiment.going):
        _do(trainings.queue().stop, job)


def _notes(experiment: Experiment) -> str:
    """How to read the chart, and how far to trust it."""
    data = experiment.settings["data"]["name"]
    held_out = held_out_pictures(data)
    told = {
        "seeds": len(SEEDS),
        "held_out": number(held_out, 0),
        "one": number(100 / held_out, 1 if held_out < 1000 else 2),
        "changes": len(experiment.others),
        "alarms": percent(false_alarms(len(experiment.others)), 0),
    }
    more = ("more",) if data == "bundled" else ()
    names = ("seeds", "alarms", "held_out", *more, "training")
    notes = (t(f"playground.note.{name}", **told) for name in names)
    return "".join(f'<p class="ir-note">{note}</p>' for note in notes)


def _do(do: Callable[[str], None], job: Job) -> None:
    """Do it; a run that has ended meanwhile is told as a sentence."""
    try:
        do(job.run)
    except TrainingError as error:
        state.report(str(error))


def _states(experiment: Experiment) -> list[tuple[str, State]]:
    return [(job.run, job.state) for job in experiment.jobs]
