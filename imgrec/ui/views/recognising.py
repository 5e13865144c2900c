"""An evaluation, or answers to many pictures -> what the views of the recognising lesson show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import numpy as np
from numpy.typing import NDArray

from imgrec.calibration import FEW
from imgrec.errors import UnknownError
from imgrec.network import Network
from imgrec.ui import cached, honesty, numbers, state
from imgrec.ui.interactive.pushed import REACH, pushes
from imgrec.ui.lesson_words import Words
from imgrec.ui.texts import t
from imgrec.ui.views import charts
from imgrec.ui.views.parts import Floats

Measured = Mapping[str, Any]


def measured() -> Measured:
    """What the chosen network did on the test pictures.

    Raises:
        UnknownError: nobody measured these weights.
    """
    found = state.measured()
    if found is None:
        raise UnknownError(t("own_networks.not_measured"))
    return found


def record(probabilities: Floats, names: Sequence[str], measured: Measured | None) -> str:
    """How often answers of this certainty were right, as a sentence."""
    return numbers.sentence(honesty.sentence(probabilities, names, measured=measured))


def row_of(measured: Measured, true: int) -> str:
    """What the pictures of one class were taken for, as bars; the class itself is marked."""
    counts, names = measured["confusion"][true], measured["per_class"]
    rows = [
        numbers.Bar(name, count / sum(counts), numbers.number(count, 0), chosen=place == true)
        for place, (name, count) in enumerate(zip(names, counts, strict=True))
    ]
    return numbers.bars(rows, colour=state.theme().positive)


def beside(*drawn: str) -> str:
    """Views of one width beside each other."""
    return numbers.row(*(f'<div class="ir-wide">{view}</div>' for view in drawn), top=True)


def right_by_class(measured: Measured) -> str:
    """The share answered right of each class, the best known first."""
    ranked = sorted(measured["per_class"].items(), key=lambda pair: -pair[1])
    rows = [numbers.Bar(name, share, numbers.percent(share)) for name, share in ranked]
    return numbers.bars(rows, colour=state.theme().positive)


def kept_promises(measured: Measured, words: Words, *, here: float) -> str:
    """How often it was right, over how sure it was; bins of few pictures are left out."""
    bins = [found for found in measured["reliability"] if found["n"] >= FEW]
    promised, kept = ([found[of] for found in bins] for of in ("confidence", "accuracy"))
    return charts.promised_and_kept(promised, kept, words, "sureness", here=here)


def answers_to_pushes(network: Network, image: Floats) -> NDArray[np.int64]:
    """What the network takes the pushed pictures for: `(rows, columns)`, up and left first."""
    side = 2 * REACH + 1
    best: NDArray[np.int64] = cached.probabilities(network, pushes(image)).argmax(axis=1)
    return best.reshape(side, side)


def answer_grid(answers: NDArray[np.int64], names: Sequence[str], words: Words) -> str:
    """The answers in the places of the pushes; those unlike the middle are marked."""
    middle = answers[REACH, REACH]
    steps = range(-REACH, REACH + 1)
    head = "".join(f"<th>{numbers.signed(step, 0) if step else '0'}</th>" for step in steps)
    rows = "".join(
        f'<tr><th scope="row">{numbers.signed(step, 0) if step else "0"}</th>'
        + "".join(_answer(names[best], differs=bool(best != middle)) for best in line)
        + "</tr>"
        for step, line in zip(steps, answers, strict=True)
    )
    caption, corner = escape(words("pushes_alt")), escape(words("corner"))
    return (
        f'<div class="ir-scroll"><table class="ir-grid ir-answers" aria-label="{caption}">'
        f"<thead><tr><th>{corner}</th>{head}</tr></thead>"
        f"<tbody>{rows}</tbody></table></div>"
    )


def _answer(name: str, *, differs: bool) -> str:
    return f"<td><b>{escape(name)}</b> ✗</td>" if differs else f"<td>{escape(name)}</td>"
