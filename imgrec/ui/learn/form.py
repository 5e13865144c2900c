"""The controls of a new training -> an order in the queue."""

from __future__ import annotations

from functools import cache
from typing import Any

import streamlit as st

from imgrec import cifar10
from imgrec.cifar10_set import FULL_COUNTS
from imgrec.errors import ImgrecError
from imgrec.jobs.job import Order
from imgrec.jobs.titles import set_title
from imgrec.ui import learner, state, trainings
from imgrec.ui.learn import choices, full_set_view, run_film, runs, time_left
from imgrec.ui.learn.choices import Choices
from imgrec.ui.learn.full_set import full_set
from imgrec.ui.numbers import number, sentence
from imgrec.ui.texts import t

DATA = ("bundled", "full")

_CHOICES = "imgrec.learn.choices"


def show() -> None:
    """Draw the card: what most learners choose, then the rest, then how long it will take."""
    now = current()
    with st.container(border=True, key="card_new"):
        with st.container(horizontal=True, key="learn_first"):
            _segments("data", DATA, now.data)
            _segments("recipe", (*choices.RECIPES, choices.OWN), now.name)
            _whole("epochs", now.epochs, 1, choices.MOST_EPOCHS)
        st.html(f'<p class="note">{t(f"learn.recipe_words.{now.name}")}</p>')
        if now.data == "full":
            full_set_view.show()
        with st.expander(t("learn.more"), key="learn_more"):
            _rest(now)
        _start(now)


def current() -> Choices:
    """What is chosen now."""
    kept: Choices = st.session_state.setdefault(_CHOICES, Choices())
    return kept


def start() -> None:
    """Put the training in the queue and look at it."""
    wanted, number_of_run = current(), runs.next_number(runs.mine())
    picture = state.picture().pixels
    order = Order(
        run=runs.new_name(number_of_run),
        learner=learner.code(),
        recipe=wanted.to_recipe(),
        data=wanted.data,
        epochs=wanted.epochs,
        seed=wanted.seed,
        architecture=wanted.to_architecture(),
        picture=picture,
    )
    try:
        job = trainings.queue().submit(order)
        set_title(job.folder, t("learn.run", n=number_of_run))
    except ImgrecError as error:
        state.report(str(error))
    else:
        run_film.watch(order.run, picture)
        runs.choose(order.run)


def _rest(now: Choices) -> None:
    steps, heart, pictures = st.columns(3, gap="medium")
    with steps:
        st.html(f'<h4 class="learn-group">{t("learn.group.steps")}</h4>')
        _one_of("learning_rate", choices.LEARNING_RATES, now.learning_rate)
        _one_of("momentum", choices.MOMENTA, now.momentum)
        _one_of("batch_size", choices.BATCH_SIZES, now.batch_size)
    with heart:
        st.html(f'<h4 class="learn-group">{t("learn.group.by_heart")}</h4>')
        _one_of("dropout", choices.RATES, now.dropout)
        _on_or_off("max_norm", now.max_norm)
    with pictures:
        st.html(f'<h4 class="learn-group">{t("learn.group.pictures")}</h4>')
        _on_or_off("flip", now.flip)
        _one_of("shift", choices.SHIFTS, now.shift)
        _whole("seed", now.seed, 0, choices.MOST_SEED)


def _start(now: Choices) -> None:
    ready = now.data == "bundled" or full_set().now().present
    with st.container(horizontal=True, vertical_alignment="center", key="learn_start"):
        st.button(
            t("learn.start"),
            key="learn_go",
            type="primary",
            icon=":material/play_arrow:",
            disabled=not ready,
            on_click=start,
        )
        st.html(sentence(_beforehand(now) if ready else t("learn.not_here")))


def _beforehand(now: Choices) -> str:
    count = pictures(now.data)
    told = {"count": number(count, 0), "epochs": now.epochs}
    speed = time_left.last_speed(trainings.jobs_of(None))
    if speed is None:
        return t("learn.beforehand_unknown", **told)
    how_long = time_left.duration(count * now.epochs / speed)
    return t("learn.beforehand", **told, time=how_long, speed=runs.speed(speed))


def pictures(data: str) -> int:
    """How many pictures a training on these learns from: all but the held-out ones."""
    if data == "full":
        return FULL_COUNTS[0] - len(cifar10.held_out_indices())
    return _bundled_pictures()


@cache
def _bundled_pictures() -> int:
    return int((~cifar10.load("bundled").held_out).sum())


def _segments(name: str, options: tuple[str, ...], value: str) -> None:
    st.session_state[_key(name)] = value
    st.segmented_control(
        t(f"learn.{name}"),
        options,
        format_func=lambda option: t(f"learn.{name}_names.{option}"),
        required=True,
        wrap=True,
        key=_key(name),
        on_change=_take,
        args=(name,),
    )


def _one_of(name: str, options: tuple[Any, ...], value: Any) -> None:
    st.session_state[_key(name)] = min(options, key=lambda option: abs(option - value))
    st.select_slider(
        t(f"learn.{name}"),
        options,
        format_func=lambda option: f"{option:g}",
        key=_key(name),
        on_change=_take,
        args=(name,),
    )
    _note(name)


def _whole(name: str, value: int, least: int, most: int) -> None:
    st.session_state[_key(name)] = value
    st.number_input(
        t(f"learn.{name}"),
        least,
        most,
        step=1,
        key=_key(name),
        on_change=_take,
        args=(name,),
        width=190,
    )
    if name != "epochs":
        _note(name)


def _on_or_off(name: str, value: bool) -> None:
    st.session_state[_key(name)] = value
    st.toggle(t(f"learn.{name}"), key=_key(name), on_change=_take, args=(name,))
    _note(name)


def _note(name: str) -> None:
    st.html(f'<p class="note">{t(f"learn.{name}_words")}</p>')


def _take(name: str) -> None:
    chosen, now = st.session_state.get(_key(name)), current()
    if chosen is None:  # an emptied field, or a page that is left while it is being drawn
        return
    if name != "recipe":
        st.session_state[_CHOICES] = now.with_one(**{name: chosen})
    elif chosen == choices.OWN:
        st.session_state[_CHOICES] = now.with_one(own=True)
    else:
        st.session_state[_CHOICES] = now.begun_from(chosen)


def _key(name: str) -> str:
    return f"learn_{name}"
