"""Few pictures are learnt by heart, and that is worth little on others."""

from __future__ import annotations

import pytest

from imgrec import cifar10
from imgrec.by_heart import Learning, learn_by_heart


@pytest.fixture(scope="module")
def learning() -> Learning:
    """Give twenty pictures learnt by heart."""
    return learn_by_heart(cifar10.load("bundled"), 20)


def test_twenty_pictures_are_soon_known_by_heart(learning: Learning) -> None:
    assert learning.accuracy[-1] == 1


def test_pictures_never_seen_are_hardly_known(learning: Learning) -> None:
    assert learning.unseen_accuracy[-1] < 0.3


def test_the_loss_on_them_climbs(learning: Learning) -> None:
    assert learning.unseen_loss[-1] > learning.unseen_loss.min() + 0.3


def test_before_any_step_all_classes_are_alike(learning: Learning) -> None:
    assert learning.loss[0] == learning.unseen_loss[0] == pytest.approx(2.3026, abs=1e-4)
