"""What a training does when it is told to wait, to stop or to leave."""

from __future__ import annotations

import pytest

from imgrec.jobs import control
from imgrec.jobs.control import Control, Ended


def test_a_paused_training_waits_and_shows_that_it_is_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(control, "PRESENCE_SECONDS", 0.01)
    steered, shown = Control(), []

    def still_here() -> None:
        shown.append("here")
        if len(shown) == 3:
            steered.tell("go", 0.5)

    steered.tell("pause", None)
    steered.obey(still_here)  # comes back only since the third sign of life said so

    assert len(shown) == 3
    assert steered.learning_rate == 0.5


@pytest.mark.parametrize("do", ["stop", "leave"])
def test_a_training_that_shall_end_is_told_how(do: control.Do) -> None:
    steered = Control()
    steered.tell(do, None)

    with pytest.raises(Ended, match=do):
        steered.obey(lambda: None)
