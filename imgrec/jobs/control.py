"""What the app asks of a training while it runs -> what the training does at its next step."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from imgrec.training.steering import Steering

Do = Literal["go", "pause", "stop", "leave"]
PRESENCE_SECONDS = 10


@dataclass
class Wanted:
    """What the app wants of a job.

    Attributes:
        do: Go on; wait; stop and keep the network; or leave the worker to others.
        learning_rate: The highest one from now on; None keeps it.
    """

    do: Do = "go"
    learning_rate: float | None = None

    def to_dict(self) -> dict[str, Any]:
        """As a message can hold it."""
        return {"do": self.do, "learning_rate": self.learning_rate}


class Ended(Exception):  # noqa: N818 - no error: somebody asked for it
    """Raised in a training to end it; its argument is what was asked, `stop` or `leave`."""


class Control(Steering):
    """The worker's end: told from one thread, obeyed in the other."""

    def __init__(self) -> None:
        """Go on, at the rate of the run."""
        super().__init__()
        self._do: Do = "go"
        self._changed = threading.Condition()

    def tell(self, do: Do, learning_rate: float | None) -> None:
        """Take what the app wants."""
        with self._changed:
            self._do, self.learning_rate = do, learning_rate
            self._changed.notify_all()

    def obey(self, still_here: Callable[[], None]) -> None:
        """Wait as long as it is paused, calling `still_here` now and then.

        Raises:
            Ended: If the training shall stop, or leave.
        """
        while self._paused():
            still_here()
        if self._do != "go":
            raise Ended(self._do)

    def _paused(self) -> bool:
        with self._changed:
            return not self._changed.wait_for(lambda: self._do != "pause", PRESENCE_SECONDS)
