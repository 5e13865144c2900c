"""Batches are keyed by seed and epoch, and vary pictures only as the recipe says."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from imgrec.training.batches import Batches, smoothed_targets
from imgrec.training.recipes import BEST, WIKI, Recipe

PICTURES = np.random.default_rng(1).integers(0, 256, (70, 8, 8, 3), dtype=np.uint8)
CLASSES = (np.arange(70) % 10).astype(np.uint8)


def batches(recipe: Recipe, seed: int = 0) -> Batches:
    return Batches(PICTURES, CLASSES, classes=10, recipe=replace(recipe, batch_size=32), seed=seed)


def pictures(made: Batches, epoch: int) -> np.ndarray:
    return np.concatenate([batch.pictures for batch in made.epoch(epoch)])


@pytest.mark.parametrize("recipe", [WIKI, BEST, replace(BEST, mixup=0.4)], ids=lambda r: r.name)
def test_the_same_seed_and_epoch_give_the_same_batches(recipe: Recipe) -> None:
    first, again = batches(recipe), batches(recipe)

    for one, other in zip(first.epoch(3), again.epoch(3), strict=True):
        np.testing.assert_array_equal(one.pictures, other.pictures)
        np.testing.assert_array_equal(one.targets, other.targets)
        np.testing.assert_array_equal(one.mix, other.mix)


def test_another_epoch_or_another_seed_gives_another_order() -> None:
    made = batches(WIKI)

    assert (pictures(made, 0) != pictures(made, 1)).any()
    assert (pictures(made, 0) != pictures(batches(WIKI, seed=1), 0)).any()


def test_each_picture_comes_with_what_it_shows() -> None:
    shown = {picture.tobytes(): shows for picture, shows in zip(PICTURES, CLASSES, strict=True)}

    for batch in batches(WIKI).epoch(0):
        assert [shown[picture.tobytes()] for picture in batch.pictures] == batch.classes.tolist()
        assert (batch.targets.argmax(axis=1) == batch.classes).all()


def test_the_wiki_recipe_shows_every_picture_once_an_epoch_and_unchanged() -> None:
    made = batches(WIKI)

    shown = sorted(picture.tobytes() for picture in pictures(made, 0))

    assert shown == sorted(picture.tobytes() for picture in PICTURES)
    assert [len(batch) for batch in made.epoch(0)] == [32, 32, 6]
    assert len(made) == 3


def test_a_recipe_that_varies_pictures_leaves_the_partial_batch_out() -> None:
    made = batches(BEST)

    assert [len(batch) for batch in made.epoch(0)] == [32, 32]
    assert len(made) == 2


def test_a_flipped_picture_is_its_mirror_image() -> None:
    made = batches(replace(BEST, shift=0))
    known = {picture.tobytes() for picture in PICTURES}
    mirrored = {picture[:, ::-1].tobytes() for picture in PICTURES}

    shown = {picture.tobytes() for picture in pictures(made, 0)}

    assert shown <= known | mirrored
    assert shown & known
    assert shown & mirrored


def test_a_shifted_picture_keeps_most_of_its_pixels_in_place_of_others() -> None:
    made = batches(replace(BEST, shift=1, flip=False))
    padded = np.pad(PICTURES, ((0, 0), (1, 1), (1, 1), (0, 0)), mode="reflect")
    windows = {
        picture[row : row + 8, column : column + 8].tobytes()
        for picture in padded
        for row in range(3)
        for column in range(3)
    }

    assert {picture.tobytes() for picture in pictures(made, 0)} <= windows


def test_targets_add_up_to_one_with_smoothing_and_mixing() -> None:
    made = batches(replace(BEST, mixup=0.4))

    for batch in made.epoch(0):
        np.testing.assert_allclose(batch.targets.sum(axis=1), 1, rtol=1e-6)
        assert batch.mix.min() >= 0.5


def test_label_smoothing_leaves_the_rest_to_the_true_class() -> None:
    targets = smoothed_targets(np.uint8([2]), 4, smoothing=0.2)

    np.testing.assert_allclose(targets, [[0.05, 0.05, 0.85, 0.05]], rtol=1e-6)
