"""The collection -> an order in the queue."""

from __future__ import annotations

import streamlit as st

from imgrec.dataset import Dataset
from imgrec.errors import ImgrecError
from imgrec.jobs.job import Order
from imgrec.jobs.titles import set_title
from imgrec.own_classes.split import share, to_dataset
from imgrec.ui import learner, state, trainings
from imgrec.ui.learn import choices, runs
from imgrec.ui.learn.choices import Choices
from imgrec.ui.numbers import number, sentence
from imgrec.ui.own_classes import gathered
from imgrec.ui.texts import t

PICTURES_SEEN = 6_000  # in a whole training, where that is between these
LEAST_EPOCHS, MOST_EPOCHS = 10, 40
BATCH_SIZE, SHIFT = 16, 3

_EPOCHS, _FLIP = "own_epochs", "own_flip"


def show(counts: dict[str, int]) -> None:
    """Draw how many pictures are for what, the few things to choose, and the button."""
    tested = sum(map(share, counts.values()))
    learned = sum(counts.values()) - 2 * tested
    told = {"learned": number(learned, 0), "held": number(tested, 0), "tested": number(tested, 0)}
    with st.container(border=True, key="card_train"):
        st.html(sentence(t("own_classes.parts", **told)))
        with st.container(horizontal=True, vertical_alignment="center", key="own_train"):
            most, usual = choices.MOST_EPOCHS, epochs_for(learned)
            st.number_input(t("learn.epochs"), 1, most, usual, key=_EPOCHS, width=150)
            st.toggle(t("learn.flip"), True, key=_FLIP, help=t("own_classes.flip_help"))
            st.button(
                t("own_classes.start"),
                key="own_go",
                type="primary",
                icon=":material/play_arrow:",
                on_click=start,
            )


def epochs_for(pictures: int) -> int:
    """How often to see so many pictures: the fewer there are, the more often."""
    return max(LEAST_EPOCHS, min(MOST_EPOCHS, round(PICTURES_SEEN / max(1, pictures))))


def start() -> None:
    """Put the training in the queue and look at it."""
    try:
        data = to_dataset(gathered.collection())
        order = _order(data)
        job = trainings.queue().submit(order)
        set_title(job.folder, ", ".join(data.class_names))
    except ImgrecError as error:
        state.report(str(error))
    else:
        runs.choose(order.run)


def _order(data: Dataset) -> Order:
    epochs = st.session_state[_EPOCHS]
    wanted = Choices().with_one(
        epochs=epochs, batch_size=BATCH_SIZE, shift=SHIFT, flip=st.session_state[_FLIP]
    )
    return Order(
        run=runs.new_name(runs.next_number(runs.mine())),
        learner=learner.code(),
        recipe=wanted.to_recipe(),
        data=data,
        epochs=epochs,
    )
