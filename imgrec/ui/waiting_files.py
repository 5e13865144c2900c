"""Files that wait -> pictures of the session, one by one, none of them lost or read twice.

Streamlit ends a run of the script at its next look into the session once a person has pressed
something, so also between reading a picture and keeping it. Here what was read stays in one plain
object until the session has it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from imgrec.errors import PictureError
from imgrec.ui import own_picture, state
from imgrec.ui.own_picture import OwnPicture


@dataclass(eq=False)
class WaitingFiles:
    """Files of which some were read.

    Attributes:
        files: the name and the bytes of each that was not read yet.
        in_all: how many there were.
        ready: what became of the latest one, a picture or a sentence, until the session has it.
    """

    files: list[tuple[str, bytes]] = field(default_factory=list)
    in_all: int = 0
    ready: OwnPicture | str | None = None

    @property
    def done(self) -> int:
        """How many were read."""
        return self.in_all - len(self.files)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is left to do."""
        return not self.files and self.ready is None

    def add(self, files: list[tuple[str, bytes]]) -> None:
        """Let more wait, behind those that wait already."""
        self.in_all = len(files) + (self.in_all if self.files else 0)
        self.files.extend(files)

    def read_one(self) -> None:
        """Keep the picture of the first file; a file that is none becomes a sentence."""
        self.hand_over()
        self.ready = _read(*self.files[0])
        del self.files[0]
        self.hand_over()

    def hand_over(self) -> None:
        """Give the session what was read; a run that was cut short here can do it again."""
        if isinstance(self.ready, str):
            state.report(self.ready)
        elif self.ready is not None and self.ready not in state.own_pictures().values():
            state.keep(self.ready)
        self.ready = None


def _read(name: str, data: bytes) -> OwnPicture | str:
    try:
        return own_picture.from_file(data, name)
    except PictureError as error:
        return str(error)
