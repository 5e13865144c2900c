"""What a person chose -> the picture, network, trace and theme that every page shows.

Everything here lives in the session's memory. The address remembers which picture it was
(`?picture=deer-1`, `?picture=own-0`), so that a sample comes back after a reload, and a picture
of one's own, which is gone by then, is known to be missing.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from imgrec import figures, images
from imgrec.cifar10 import samples
from imgrec.ui import cached
from imgrec.ui.own_picture import OwnPicture
from imgrec.ui.pictures import png_uri
from imgrec.ui.texts import t

if TYPE_CHECKING:
    from imgrec.network import Network
    from imgrec.trace import Trace

ADDRESS = "picture"
KEPT = ("present", "hide", "lang")  # how the page is shown stays from page to page
OWN_PREFIX = "own-"
MOST_OWN_PICTURES = 6

_CHOSEN = "imgrec.chosen"
_OWN = "imgrec.own"
_COUNT = "imgrec.own_count"
_GONE = "imgrec.gone"
_PROBLEMS = "imgrec.problems"
_NETWORK = "imgrec.network"


@dataclass(frozen=True, eq=False)
class ChosenPicture:
    """The picture that is carried through the app; `own` is set unless it is a sample.

    Attributes:
        id: its name in the address: `deer-1` or `own-0`.
        name: what it is called on the page.
        alt: what it shows, for those who cannot see it.
        pixels: uint8 `(32, 32, 3)`.
        own: the file or drawing that it came from.
    """

    id: str
    name: str
    alt: str
    pixels: NDArray[np.uint8]
    own: OwnPicture | None = None

    @cached_property
    def uri(self) -> str:
        """The pixels as an address that holds them."""
        return png_uri(self.pixels)

    @property
    def image(self) -> NDArray[np.float32]:
        """What the network reads: float32 `(32, 32, 3)`, 0 to 1."""
        return images.to_image(self.pixels)


def picture() -> ChosenPicture:
    """The picture chosen; the first sample until a person chooses."""
    return pictures()[_chosen_id()]


def pictures() -> dict[str, ChosenPicture]:
    """All pictures that can be chosen now, by id: the samples, then the person's own."""
    offered = dict(_samples())
    for key, own in own_pictures().items():
        offered[key] = ChosenPicture(
            key, own.name, t("picker.own_alt", name=own.name), own.pixels, own
        )
    return offered


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
    choose(f"{OWN_PREFIX}{number}")


def replace_own(picture_id: str, own: OwnPicture) -> None:
    """The same photo with another crop."""
    own_pictures()[picture_id] = own


def follow_address() -> None:
    """Let the address choose; note when it asks for a picture that this session never had."""
    asked = st.query_params.get(ADDRESS)
    offered = pictures()
    if asked in offered:
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


def network_name() -> str:
    """Which of the shipped networks looks at the picture."""
    available = cached.network_names()
    name: str = st.session_state.get(_NETWORK, available[0])
    return name if name in available else available[0]


def choose_network(name: str) -> None:
    """Let another of the shipped networks look at the picture."""
    st.session_state[_NETWORK] = name


def network() -> Network:
    """The network chosen."""
    return cached.network(network_name())


def trace() -> Trace:
    """The chosen picture in every layer of the chosen network."""
    return cached.trace(network(), picture().image)


def theme() -> figures.Theme:
    """The light or the dark colours, as the browser shows the page."""
    return figures.theme(st.context.theme.type)


@cache
def _samples() -> dict[str, ChosenPicture]:
    return {
        sample.id: ChosenPicture(sample.id, sample.class_name, sample.alt, sample.pixels)
        for sample in samples()
    }


def _chosen_id() -> str:
    chosen = st.session_state.get(_CHOSEN)
    known = chosen in _samples() or chosen in own_pictures()
    return chosen if known and chosen else next(iter(_samples()))
