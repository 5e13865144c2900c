"""A true class, or a moment of the training -> losses, steps, and what is learnt."""

from __future__ import annotations

import streamlit as st

from imgrec.ui import cached, numbers, state
from imgrec.ui.lesson_words import Words
from imgrec.ui.views import charts, learning, parts

words = Words(__file__)
RATES = (0.001, 0.003, 0.01, 0.03, 0.1)
COUNTS = {"twenty": 20, "hundred": 100, "five_hundred": 500}


def loss() -> None:
    """The probability of the true class, and the loss that it makes."""
    network, answer = state.network(), state.trace().probabilities
    truth = learning.choose_truth(words, network.class_names, key="training.loss")
    found = learning.loss_of(answer, truth)
    share = learning.counted(float(answer[truth]), words)
    result = numbers.Term(numbers.number(found, 4), words("loss"), chosen=True)
    drawn = numbers.equation(f"{numbers.MINUS} ln", share, "=", result)
    name = network.class_names[truth]
    bars = parts.answers(network.class_names, answer)
    parts.view(words, "loss", bars, drawn, truth=name, probability=answer[truth], loss=found)


def gradient_step() -> None:
    """The last layer, changed by hand so that it answers this picture better."""
    network, trace = state.network(), state.trace()
    truth = learning.suppose_truth(words, network.class_names, key="training.step")
    left, right = st.columns(2)
    with left:
        rate = st.select_slider(words("rate"), RATES, RATES[0], key="training.rate")
    with right:
        steps = st.slider(words("steps"), 0, 20, 1, key="training.steps")
    step = learning.take_steps(network, trace, truth=truth, rate=rate, steps=steps)
    names = network.class_names
    parts.view(
        words,
        "gradient_step",
        learning.one_weight(step, rate=rate, words=words),
        learning.side_by_side(names, trace.probabilities, step.probabilities, words),
        truth=names[truth],
        steps=steps,
        before=learning.loss_of(trace.probabilities, truth),
        after=step.loss,
    )


def film() -> None:
    """The network at some moments of its training."""
    network, shown = state.network(), learning.film()
    here = learning.choose_moment(words, shown, key="training.epoch")
    found = {"right": shown.val_accuracy[here], "loss": shown.val_loss[here]}
    drawn = learning.moment(shown, here, network.class_names, words)
    parts.view(words, "film", drawn, epoch=shown.epoch[here], last=shown.epoch[-1], **found)


def by_heart() -> None:
    """Few pictures learnt by heart, and what that is worth on others."""
    count = COUNTS[parts.choose_word(words, "count", list(COUNTS), key="training.count")]
    learnt = cached.learning(count)
    losses = {"seen": learnt.loss, "unseen": learnt.unseen_loss}
    drawn = charts.curves(learnt.step, losses, words, "by_heart")
    best = int(learnt.unseen_loss.argmin())
    shares = {"seen": learnt.accuracy[-1], "unseen": learnt.unseen_accuracy[-1]}
    parts.view(words, "by_heart", drawn, count=count, best=int(learnt.step[best]), **shares)


def limit() -> None:
    """The norms of the hidden units at some moments, beside the limit."""
    shown = learning.film()
    here = learning.choose_moment(words, shown, key="training.norms")
    lengths = shown.unit_norms[here]
    found = learning.norms(lengths, shown.limit, words) | {"epoch": shown.epoch[here]}
    drawn = charts.histogram(lengths, words, "limit", limit=shown.limit)
    parts.view(words, "limit", drawn, **found)
