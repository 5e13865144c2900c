"""An answer -> how far to trust it: is it steady, and what does the network find alike."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from imgrec.images import to_image
from imgrec.neighbours import Neighbour, nearest
from imgrec.network import Network
from imgrec.steadiness import ITSELF, Steadiness, steadiness
from imgrec.trace import Trace
from imgrec.ui import cached, state
from imgrec.ui.chosen_picture import ChosenPicture
from imgrec.ui.numbers import sentence
from imgrec.ui.pictures import sharp
from imgrec.ui.texts import t

VIEWS_A_ROW = 9
ALIKE = 5


def show_steadiness(network: Network, image: NDArray[np.float32]) -> None:
    """Draw how many of the nudged and mirrored pictures get the same answer."""
    st.subheader(t("trust.steady"), anchor=False)
    st.html(steady(_steadiness(network, image), network.class_names))


def show_alike(network: Network, trace: Trace, *, drawn: bool) -> None:
    """Draw the test pictures that are most alike to the network; to a drawing, why it matters."""
    st.subheader(t("trust.alike"), anchor=False)
    others = [one for one in nearest(network, trace, ALIKE + 1) if not _is_itself(one, trace)]
    st.html(alike(others[:ALIKE], units=trace.dense.size))
    if drawn:
        st.html(sentence(t("trust.drawing")))


def _is_itself(one: Neighbour, trace: Trace) -> bool:
    """Samples and test pictures are among the pictures that they are compared with."""
    return np.array_equal(to_image(one.pixels), trace.image)


def steady(found: Steadiness, names: Sequence[str]) -> str:
    """How many of the nudged and mirrored pictures get the same answer, a square each, as HTML."""
    own = int(found.answers[ITSELF])
    squares = "".join(
        f'<i class="{"same" if answer == own else ""}" title="{escape(names[answer])}"></i>'
        for answer in found.answers.tolist()
    )
    told = {"agreeing": found.agreeing, "of": found.of}
    others = sorted({names[a] for a in found.answers.tolist() if a != own})
    rest = t("trust.others", names=", ".join(others)) if others else t("trust.steady_is")
    return (
        f'<div class="steady">{sentence(t("trust.agree", **told))}</div>'
        f'<div class="views" style="--across:{VIEWS_A_ROW}" aria-hidden="true">{squares}</div>'
        f'<p class="note">{escape(rest)}</p>'
    )


def alike(found: Sequence[Neighbour], *, units: int) -> str:
    """The bundled test pictures that move the hidden layer most alike, as HTML."""
    cells = "".join(
        f"<figure>{sharp(one.pixels, t('trust.alike_alt', name=one.class_name))}"
        f"<figcaption>{escape(one.class_name)}</figcaption></figure>"
        for one in found
    )
    means = escape(t("trust.alike_means", units=units))
    return f'<div class="alike">{cells}</div><p class="note">{means}</p>'


def _steadiness(network: Network, image: NDArray[np.float32]) -> Steadiness:
    found: Steadiness = cached.once(
        network, image, ("steadiness",), lambda: steadiness(network, image)
    )
    return found


def tell_truth(chosen: ChosenPicture, network: Network) -> None:
    """For a test picture: a button, then what it shows, and whether the network is right."""
    if chosen.truth is None:
        return
    if not st.session_state.get(_told_key(chosen)):
        st.html(f'<p class="note">{t("trust.guess")}</p>')
        st.button(t("trust.tell"), key=f"tell_{chosen.id}", on_click=_tell, args=(chosen,))
        return
    winner = network.class_names[int(state.trace().probabilities.argmax())]
    words = "trust.right" if winner == chosen.truth else "trust.wrong"
    if chosen.truth not in network.class_names:
        words = "own_networks.none_of_its"
    st.html(sentence(t(words, truth=chosen.truth, answer=winner)))


def _tell(chosen: ChosenPicture) -> None:
    st.session_state[_told_key(chosen)] = True


def _told_key(chosen: ChosenPicture) -> str:
    return f"imgrec.told.{chosen.id}"
