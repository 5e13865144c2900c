"""What can be chosen for a training, as a recipe and an architecture."""

from __future__ import annotations

import pytest

from imgrec.architecture import SIX_LAYERS
from imgrec.training.recipes import BEST, WIKI, Recipe
from imgrec.ui.learn import choices
from imgrec.ui.learn.choices import RECIPES, Choices


@pytest.mark.parametrize("recipe", [WIKI, BEST], ids=lambda recipe: recipe.name)
def test_a_recipe_that_is_begun_from_stays_what_it_is(recipe: Recipe) -> None:
    begun = Choices().begun_from(recipe.name)

    assert begun.to_recipe() == recipe
    assert begun.to_architecture() == SIX_LAYERS


def test_pictures_and_seed_stay_when_another_recipe_is_begun_from() -> None:
    begun = Choices(data="full", seed=7).begun_from("wiki")

    assert (begun.data, begun.seed, begun.epochs) == ("full", 7, WIKI.epochs)


@pytest.mark.parametrize("chosen", [{"epochs": 3}, {"seed": 5}, {"data": "full"}])
def test_length_seed_and_pictures_are_no_part_of_the_recipe(chosen: dict[str, object]) -> None:
    assert Choices().with_one(**chosen).name == "quick"


def test_one_thing_changed_leaves_all_else_as_in_the_recipe() -> None:
    own = Choices().begun_from("best").with_one(learning_rate=0.1)

    assert own.to_recipe().to_dict() == BEST.to_dict() | {"name": "own", "learning_rate": 0.1}


def test_without_limits_no_layer_has_one() -> None:
    layers = Choices().with_one(max_norm=False, dropout=0.1).to_architecture().six()

    assert (layers.conv2d.kernel_constraint, layers.dense.kernel_constraint) == (None, None)
    assert layers.dropout.rate == 0.1


@pytest.mark.parametrize("name", RECIPES)
def test_the_controls_can_show_every_recipe(name: str) -> None:
    begun = Choices().begun_from(name)

    assert begun.learning_rate in choices.LEARNING_RATES
    assert begun.momentum in choices.MOMENTA
    assert begun.batch_size in choices.BATCH_SIZES
    assert begun.dropout in choices.RATES
    assert begun.shift in choices.SHIFTS
    assert begun.epochs <= choices.MOST_EPOCHS
