"""Opens a lesson's page as a person would, without a browser."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from imgrec.network import Network, shipped_network
from imgrec.trace import Trace
from imgrec.trace import trace as carry
from imgrec.ui import state
from imgrec.ui.state import ChosenPicture

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 60

OpenLesson = Callable[[str], "LessonPage"]


class LessonPage:
    """A lesson's page: its text, and its controls by key."""

    def __init__(self, slug: str) -> None:
        self.app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=SECONDS)
        self.app.switch_page(f"pages/{slug}.py").run()
        assert not self.app.exception, self.app.exception

    @property
    def html(self) -> str:
        """All that the page's views hold, pictures included."""
        return "\n".join(element.value for element in self.app.html)

    @property
    def text(self) -> str:
        """The words and numbers that a person reads in the views."""
        marked = re.sub(r"</?b>", "", self.html)
        return html.unescape(" ".join(re.sub(r"<[^>]+>", " ", marked).split()))

    def move(self, key: str, value: float) -> None:
        """Move a slider."""
        self.app.slider(key=key).set_value(value).run()

    def choose(self, key: str, option: str) -> None:
        """Choose one of a few words beside each other."""
        self.app.segmented_control(key=key).set_value(option).run()

    def press(self, key: str) -> None:
        """Press a button."""
        self.app.button(key=key).click().run()


@pytest.fixture
def open_lesson() -> OpenLesson:
    """Give `open_lesson(slug)`."""
    return LessonPage


@pytest.fixture(scope="session")
def network() -> Network:
    """Give the network that the pages run on."""
    return shipped_network()


@pytest.fixture(scope="session")
def picture() -> ChosenPicture:
    """Give the picture that a new session shows."""
    return next(iter(state.pictures().values()))


@pytest.fixture(scope="session")
def trace(network: Network, picture: ChosenPicture) -> Trace:
    """Give what that picture becomes in every layer."""
    return carry(network, picture.image)
