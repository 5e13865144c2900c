"""A set of pictures knows its classes, and its hash tells other pictures and other classes."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from imgrec import cifar10
from imgrec.architecture import SIX_LAYERS
from imgrec.dataset import Dataset
from imgrec.training.recipes import WIKI
from imgrec.training.settings import run_settings


@pytest.fixture
def three() -> Dataset:
    """Twelve pictures of three classes to train on, one of each held out; three to test on."""
    pictures = np.random.default_rng(1).integers(256, size=(15, 32, 32, 3), dtype=np.uint8)
    y = np.arange(15, dtype=np.uint8) % 3
    return Dataset(
        pictures[:12],
        y[:12],
        pictures[12:],
        y[12:],
        name="own",
        held_out=np.arange(12) >= 9,
        class_names=("mug", "plant", "shoe"),
    )


def test_the_hash_of_the_bundled_set_is_the_one_that_earlier_runs_have() -> None:
    assert cifar10.load("bundled").sha == (
        "4a30bc22d94b0e5a0420cea649fb0499a4667770ef7d29f0344eb05af412a58b"
    )


def test_the_hash_tells_other_names_and_other_held_out_pictures(three: Dataset) -> None:
    renamed = replace(three, class_names=("cup", "plant", "shoe"))
    resplit = replace(three, held_out=np.arange(12) < 3)
    assert len({three.sha, renamed.sha, resplit.sha}) == 3
    assert replace(three, name="another").sha == three.sha


def test_what_is_held_out_is_neither_trained_on_nor_in_the_test_part(three: Dataset) -> None:
    part = three.held_out_part()
    np.testing.assert_array_equal(part.x_train, three.x_train[:9])
    np.testing.assert_array_equal(part.x_test, three.x_train[9:])
    assert not part.held_out.any()
    assert len(three.training_part().x_train) == 9


def test_a_run_has_an_output_unit_a_class(three: Dataset) -> None:
    settings = run_settings(WIKI, three, epochs=1, seed=0, architecture=SIX_LAYERS)
    assert settings["architecture"]["layers"][-1]["units"] == 3
