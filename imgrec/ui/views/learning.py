"""The picture's units and a film of the training -> what the views of the training lesson show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import numpy as np
import streamlit as st

from imgrec.by_hand.gradient_step import LEAST, cross_entropy, gradient_step
from imgrec.by_hand.softmax import softmax
from imgrec.errors import UnknownError
from imgrec.figures.sheets import filters_as_pictures
from imgrec.film import Film
from imgrec.film_pictures import Followed
from imgrec.network import Network
from imgrec.trace import Trace
from imgrec.ui import maps, numbers, state
from imgrec.ui.interactive.film_cell import measured
from imgrec.ui.lesson_words import Words
from imgrec.ui.texts import t
from imgrec.ui.views import charts, parts
from imgrec.ui.views.parts import Floats

SMALL = 1e-4  # a probability
DIGITS, DIGITS_OF_SMALL = 5, 7


@dataclass(frozen=True, eq=False)
class Stepped:
    """The last layer before and after some gradient steps on one picture.

    Attributes:
        unit: the number of the unit that speaks loudest, and `value` what it says.
        value: of that unit.
        before: its weight to the true class, and `after` the same weight then.
        after: its weight to the true class after one step.
        wrong_by: probability minus truth of the true class, before.
        probabilities: the answer after all steps.
        loss: after all steps.
    """

    unit: int
    value: float
    before: float
    after: float
    wrong_by: float
    probabilities: Floats
    loss: float


def choose_truth(words: Words, names: Sequence[str], *, key: str) -> int:
    """Ask what the picture really shows: what CIFAR-10 says of a sample, else the answer."""
    picture, best = state.picture(), int(state.trace().probabilities.argmax())
    start = names.index(picture.name) if picture.name in names else best
    return _choose(words("truth"), names, start, key=f"{key}.{picture.id}")


def suppose_truth(words: Words, names: Sequence[str], *, key: str) -> int:
    """Ask for a class to teach: the second most probable, from which there is much to learn."""
    second = int(state.trace().probabilities.argsort()[-2])
    return _choose(words("suppose"), names, second, key=f"{key}.{state.picture().id}")


def loss_of(probabilities: Floats, truth: int) -> float:
    """The loss of one picture."""
    return cross_entropy(probabilities[None], np.asarray([truth]))


def counted(probability: float, words: Words) -> numbers.Term:
    """The probability that a loss counts with; a small one with more digits."""
    label = words("probability" if probability >= LEAST else "least")
    digits = DIGITS if probability >= SMALL else DIGITS_OF_SMALL
    return numbers.Term(numbers.number(max(probability, LEAST), digits), label)


def take_steps(network: Network, trace: Trace, *, truth: int, rate: float, steps: int) -> Stepped:
    """Change a copy of the last layer so that this picture is answered better."""
    name = network.architecture.six().output.name
    kernel, bias = network.weights[f"{name}.kernel"], network.weights[f"{name}.bias"]
    inputs, of = trace.dropout[None], np.asarray([truth])
    unit = int(trace.dropout.argmax())
    first, _ = gradient_step(kernel, bias, inputs, truth=of, rate=rate)
    before, after = float(kernel[unit, truth]), float(first[unit, truth])
    for _ in range(steps):
        kernel, bias = gradient_step(kernel, bias, inputs, truth=of, rate=rate)
    probabilities = softmax(inputs @ kernel + bias)[0]
    return Stepped(
        unit=unit,
        value=float(trace.dropout[unit]),
        before=before,
        after=after,
        wrong_by=float(trace.probabilities[truth]) - 1,
        probabilities=probabilities,
        loss=loss_of(probabilities, truth),
    )


def one_weight(step: Stepped, *, rate: float, words: Words) -> str:
    """One weight and its step, as an equation."""
    return numbers.equation(
        numbers.Term(numbers.number(step.before, 5), words("weight_before")),
        numbers.MINUS,
        numbers.Term(numbers.number(rate, 3), words("rate")),
        "×",
        numbers.Term(numbers.number(step.value), words("unit_value", unit=step.unit)),
        "×",
        numbers.Term(numbers.number(step.wrong_by, 5), words("wrong_by")),
        "=",
        numbers.Term(numbers.number(step.after, 5), words("weight_after"), chosen=True),
    )


def side_by_side(names: Sequence[str], before: Floats, after: Floats, words: Words) -> str:
    """Two answers to the same picture."""
    bars = (
        numbers.part(words(when), parts.answers(names, probabilities))
        for when, probabilities in (("before", before), ("after", after))
    )
    return numbers.row(*(f'<div class="ir-wide">{drawn}</div>' for drawn in bars), top=True)


def film() -> Film:
    """The film of the training of the chosen network, at the ends of its epochs.

    Raises:
        UnknownError: there is none, or the training failed before the first of them.
    """
    found = state.film()
    ends = [] if found is None else [at for at in measured(found) if _is_whole(found, at)]
    if found is None or not ends:
        raise UnknownError(t("own_networks.no_film"))
    return found.at(np.asarray(ends))


def _is_whole(film: Film, moment: int) -> bool:
    return bool(np.isfinite(film.unit_norms[moment]).all())


def choose_moment(words: Words, film: Film, *, key: str) -> int:
    """A slider over the moments of the film, named by their epochs; the first to begin with."""
    epochs: list[int] = film.epoch.tolist()
    if st.session_state.get(key) not in epochs:  # it was of another network's training
        st.session_state.pop(key, None)
    return epochs.index(st.select_slider(words("epoch"), epochs, epochs[0], key=key))


def moment(film: Film, here: int, names: Sequence[str], words: Words) -> str:
    """The filters at one moment, what is made of the samples, and the losses of all moments."""
    filters = maps.sheet(
        filters_as_pictures(film.kernel[here].astype(np.float32)), word=words("filter"), columns=16
    )
    losses = {"training": film.loss, "held_out": film.val_loss}
    drawn = charts.curves(
        film.epoch, losses, words, "film", here=float(film.epoch[here]), logarithmic=True
    )
    return filters + _answers(film, here, names, words) + drawn


def norms(lengths: Floats, limit: float | None, words: Words) -> dict[str, Any]:
    """What is said of the norms of the units, and of their limit where there is one."""
    told = {"units": len(lengths), "longest": lengths.max()}
    if limit is None:
        return told | {"limit": words("unlimited"), "over": words("held_by_none")}
    over = int((lengths > limit).sum())
    return told | {"limit": words("limited", limit=limit), "over": words("above", n=over)}


def _answers(film: Film, here: int, names: Sequence[str], words: Words) -> str:
    """The sample pictures with what they are taken for; nothing where they were deleted."""
    if not film.samples:
        return ""
    answers = film.answers[here].argmax(axis=1)
    tiles = "".join(
        _answered(one, names[int(best)], names[one.truth])
        for one, best in zip(film.samples, answers, strict=True)
    )
    sheet = f'<div class="ir-sheet" style="--columns:10">{tiles}</div>'
    return numbers.heading(words("samples_head")) + sheet


def _answered(picture: Followed, answer: str, truth: str) -> str:
    mark = "✓" if answer == truth else "✗"
    drawn = maps.picture(picture.pixels, picture.alt or truth, size="100%")
    return f"<figure>{drawn}<figcaption>{escape(answer)}<br>{mark}</figcaption></figure>"


def _choose(label: str, names: Sequence[str], start: int, *, key: str) -> int:
    return names.index(st.selectbox(label, names, index=start, key=key))
