"""Files that wait: each is read once and kept once, also where a run is cut short between."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from imgrec.ui import state
from imgrec.ui.own_picture import OwnPicture
from imgrec.ui.waiting_files import WaitingFiles


class CutShortError(Exception):
    """Stands for Streamlit's own, which ends a run."""


def png(colour: str) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (40, 40), colour).save(file, "PNG")
    return file.getvalue()


FILES = [("red.png", png("red")), ("bad.png", b"no"), ("blue.png", png("blue"))]


class Session:
    """What the session has; it cuts a run short before or after it keeps a picture."""

    def __init__(self, cut: str = "") -> None:
        self.cut = cut
        self.own: dict[int, OwnPicture] = {}
        self.said: list[str] = []

    @property
    def names(self) -> list[str]:
        return [own.name for own in self.own.values()]

    def keep(self, own: OwnPicture) -> None:
        cut, self.cut = self.cut, ""
        if cut == "before":
            raise CutShortError
        self.own[len(self.own)] = own
        if cut == "after":
            raise CutShortError


@pytest.fixture
def session(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Session:
    kept = Session(getattr(request, "param", ""))
    monkeypatch.setattr(state, "keep", kept.keep)
    monkeypatch.setattr(state, "own_pictures", lambda: kept.own)
    monkeypatch.setattr(state, "report", kept.said.append)
    return kept


def test_every_file_becomes_a_picture_or_a_sentence(session: Session) -> None:
    waiting = WaitingFiles()
    waiting.add(list(FILES))

    while waiting.files:
        waiting.read_one()

    assert (session.names, len(session.said)) == (["red.png", "blue.png"], 1)
    assert (waiting.done, waiting.is_empty) == (3, True)


@pytest.mark.parametrize("session", ["before", "after"], indirect=True)
def test_what_was_read_when_a_run_was_cut_short_is_kept_once(session: Session) -> None:
    waiting = WaitingFiles()
    waiting.add(list(FILES))
    with pytest.raises(CutShortError):
        waiting.read_one()
    assert waiting.done == 1

    waiting.hand_over()

    assert session.names == ["red.png"]


def test_files_that_come_while_others_wait_are_read_after_them(session: Session) -> None:
    waiting = WaitingFiles()
    waiting.add(FILES[:2])
    waiting.read_one()

    waiting.add(FILES[2:])

    assert [name for name, _ in waiting.files] == ["bad.png", "blue.png"]
    assert (waiting.done, waiting.in_all) == (1, 3)
