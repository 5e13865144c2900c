"""What a person chose -> the picture, network, trace and theme that every page shows.

Everything here lives in the session's memory. The address remembers which picture it was
(`?picture=deer-1`, `test-7`, `own-0`), so that a sample or a test picture comes back after a
reload, and a picture of one's own, which is gone by then, is known to be missing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import streamlit as st

from imgrec import figures
from imgrec.ui import cached
from imgrec.ui.chosen_picture import (
    TEST_PREFIX,
    ChosenPicture,
    nth_test_picture,
    place_in_test_set,
    samples,
)
from imgrec.ui.networks import choices
from imgrec.ui.own_picture import OwnPicture
from imgrec.ui.texts import t

if TYPE_CHECKING:
    from imgrec.film import Film
    from imgrec.network import Network
    from imgrec.out_of_distribution import Detector
    from imgrec.trace import Trace

ADDRESS = "picture"
KEPT = ("present", "hide", "lang")  # how the page is shown stays from page to page
OWN_PREFIX = "own-"
MOST_OFFERED = 6  # of one's own, beside the samples
MOST_OWN_PICTURES = 200  # 100 kB each, and
MOST_ORIGINALS = 12  # up to 12 MB each: the older ones are kept small

_CHOSEN = "imgrec.chosen"
_TESTED = "imgrec.tested"
_OWN = "imgrec.own"
_COUNT = "imgrec.own_count"
_GONE = "imgrec.gone"
_PROBLEMS = "imgrec.problems"


def picture() -> ChosenPicture:
    """The picture chosen; the first sample until a person chooses."""
    return pictures()[_chosen_id()]


def pictures() -> dict[str, ChosenPicture]:
    """All pictures that can be chosen now, by id: samples, test pictures seen, the person's own."""
    seen: list[int] = st.session_state.setdefault(_TESTED, [])
    tested = {f"{TEST_PREFIX}{index}": nth_test_picture(index) for index in seen}
    own = {
        key: ChosenPicture(key, own.name, t("picker.own_alt", name=own.name), own.pixels, own)
        for key, own in own_pictures().items()
    }
    return samples() | tested | own


def offered() -> dict[str, ChosenPicture]:
    """The pictures that a row has room for: the samples and the latest others."""
    every = pictures()
    latest = [key for key in every if key not in samples()][-MOST_OFFERED:]
    chosen = _chosen_id()
    kept = dict.fromkeys([*samples(), *latest, chosen])
    return {key: every[key] for key in kept}


def choose_test_picture(index: int) -> None:
    """Carry one of the bundled test pictures, its true class untold."""
    seen: list[int] = st.session_state.setdefault(_TESTED, [])
    if index not in seen:
        seen.append(index)
        del seen[:-MOST_OFFERED]
    choose(f"{TEST_PREFIX}{index}")


def own_pictures() -> dict[str, OwnPicture]:
    """The photos and drawings of this session, by id, oldest first."""
    own: dict[str, OwnPicture] = st.session_state.setdefault(_OWN, {})
    return own


def choose(picture_id: str) -> None:
    """Carry this picture from now on, and say so in the address."""
    st.session_state[_CHOSEN] = picture_id
    st.session_state[_GONE] = False
    st.query_params[ADDRESS] = picture_id


def keep(own: OwnPicture) -> None:
    """Take in a picture of one's own and choose it; the oldest goes when there are too many."""
    kept = own_pictures()
    number = st.session_state.get(_COUNT, 0)
    st.session_state[_COUNT] = number + 1
    kept[f"{OWN_PREFIX}{number}"] = own
    while len(kept) > MOST_OWN_PICTURES:
        del kept[next(iter(kept))]
    for key in list(kept)[:-MOST_ORIGINALS]:
        if kept[key].original is not None:
            kept[key] = kept[key].small()
    choose(f"{OWN_PREFIX}{number}")


def replace_own(picture_id: str, own: OwnPicture) -> None:
    """The same photo with another crop."""
    own_pictures()[picture_id] = own


def follow_address() -> None:
    """Let the address choose; note when it asks for a picture that this session never had."""
    asked = st.query_params.get(ADDRESS)
    if (index := place_in_test_set(asked)) is not None:
        choose_test_picture(index)
    elif asked in pictures():
        st.session_state[_CHOSEN] = asked
    elif asked is not None and asked.startswith(OWN_PREFIX) and not own_pictures():
        st.session_state[_GONE] = True
    st.query_params[ADDRESS] = _chosen_id()


def is_gone() -> bool:
    """Whether the page was loaded anew and the person's picture is no longer there."""
    return bool(st.session_state.get(_GONE, False))


def address() -> dict[str, str]:
    """The query parameters that a link inside the app carries."""
    kept = {name: st.query_params[name] for name in KEPT if name in st.query_params}
    return {ADDRESS: _chosen_id(), **kept}


def report(problem: str) -> None:
    """Keep a sentence about what went wrong until the page can show it."""
    st.session_state.setdefault(_PROBLEMS, []).append(problem)


def problems() -> list[str]:
    """The sentences kept since the last call; each is given once."""
    found: list[str] = st.session_state.pop(_PROBLEMS, [])
    return found


def network() -> Network:
    """The network chosen."""
    return choices.network(choices.key())


def detector() -> Detector | None:
    """What says that a picture shows none of the classes; None where nothing can."""
    return choices.detector(choices.key())


def measured() -> Mapping[str, Any] | None:
    """What the network chosen did on test pictures; None where nobody measured it."""
    return choices.measured(choices.key())


def film() -> Film | None:
    """Some moments of the training of the network chosen; None where there is no film."""
    return choices.film(choices.key())


def trace() -> Trace:
    """The chosen picture in every layer of the chosen network."""
    return cached.trace(network(), picture().image)


def theme() -> figures.Theme:
    """The light or the dark colours, as the browser shows the page."""
    return figures.theme(st.context.theme.type)


def _chosen_id() -> str:
    chosen = st.session_state.get(_CHOSEN)
    seen = chosen in own_pictures() or place_in_test_set(chosen) in st.session_state.get(
        _TESTED, []
    )
    return chosen if chosen and (seen or chosen in samples()) else next(iter(samples()))
