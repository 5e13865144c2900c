"""What a learner chooses for a training -> its recipe and its architecture."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any

from imgrec.architecture import SIX_LAYERS, Architecture
from imgrec.by_hand.constraints import MaxNorm
from imgrec.layers import Conv2D, Dense, Dropout
from imgrec.training.recipes import BEST, WIKI, Recipe

OWN = "own"
QUICK = Recipe(
    name="quick", epochs=15, batch_size=32, learning_rate=0.01, momentum=0.9, flip=True, shift=0
)
RECIPES = {recipe.name: recipe for recipe in (QUICK, WIKI, BEST)}

LEARNING_RATES = (
    *(0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005),
    *(0.01, 0.02, 0.05, 0.1, 0.2, 0.5),
)
MOMENTA = (0.0, 0.5, 0.8, 0.9, 0.95, 0.99)
BATCH_SIZES = (8, 16, 32, 64, 128, 256, 512)
RATES = tuple(step / 20 for step in range(19))  # of dropout: at 1 nothing could be learned
SHIFTS = tuple(range(9))
MOST_EPOCHS = 400
MOST_SEED = 999_999


@dataclass(frozen=True)
class Choices:
    """One training as the form has it.

    Attributes:
        recipe: What was begun from: a name in `RECIPES`. What cannot be chosen here is its own.
        own: Whether anything was changed since.
        data: `bundled` or `full`.
        epochs: How often each picture is seen.
        learning_rate: The highest of the schedule, one of `LEARNING_RATES`.
        momentum: One of `MOMENTA`.
        batch_size: One of `BATCH_SIZES`.
        dropout: The rate of the dropout layer, one of `RATES`.
        max_norm: Whether the constraints of the six layers hold.
        flip: Whether pictures come mirrored at times.
        shift: Pixels by which they come shifted at times, one of `SHIFTS`.
        seed: Of all that is random.
    """

    recipe: str = QUICK.name
    own: bool = False
    data: str = "bundled"
    epochs: int = QUICK.epochs
    learning_rate: float = QUICK.learning_rate
    momentum: float = QUICK.momentum
    batch_size: int = QUICK.batch_size
    dropout: float = SIX_LAYERS.six().dropout.rate
    max_norm: bool = True
    flip: bool = QUICK.flip
    shift: int = QUICK.shift
    seed: int = 0

    def begun_from(self, name: str) -> Choices:
        """All as that recipe has it, on the same pictures with the same seed."""
        asked = RECIPES[name]
        shared = {field.name for field in fields(self)} & {field.name for field in fields(asked)}
        as_told = {name: getattr(asked, name) for name in shared}
        return Choices(recipe=name, data=self.data, seed=self.seed, **as_told)

    def with_one(self, **chosen: Any) -> Choices:
        """One thing chosen otherwise."""
        kept = {"data", "epochs", "seed"}  # beside the recipe, which stays what it is
        return replace(self, own=self.own or not chosen.keys() <= kept, **chosen)

    @property
    def name(self) -> str:
        """What the recipe is called: `own` once it was changed."""
        return OWN if self.own else self.recipe

    def to_recipe(self) -> Recipe:
        """How to train."""
        chosen = ("epochs", "learning_rate", "momentum", "batch_size", "flip", "shift")
        told = {name: getattr(self, name) for name in chosen}
        return replace(RECIPES[self.recipe], name=self.name, **told)

    def to_architecture(self) -> Architecture:
        """The six layers, with the dropout rate and the constraints that were chosen."""
        return replace(SIX_LAYERS, layers=tuple(map(self._layer, SIX_LAYERS.layers)))

    def _layer(self, layer: Any) -> Any:
        if isinstance(layer, Dropout):
            return replace(layer, rate=self.dropout)
        if isinstance(layer, Conv2D | Dense) and isinstance(layer.kernel_constraint, MaxNorm):
            return layer if self.max_norm else replace(layer, kernel_constraint=None)
        return layer


def nearest_rate(rate: float) -> float:
    """Of the learning rates that can be chosen, the one nearest to this."""
    return min(LEARNING_RATES, key=lambda offered: abs(offered - rate))
