"""Ways to train the six layers, as plain data: what a run's `config.json` holds."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Any, Literal

from imgrec.errors import TrainingError

Schedule = Literal["constant", "one_cycle"]
Precision = Literal["float32", "mixed_bfloat16"]


@dataclass(frozen=True)
class Recipe:
    """The settings of one training; everything about it but the data, the seed and the length.

    Attributes:
        name: What people call it.
        epochs: How many times it sees every training picture, unless a run says otherwise.
        batch_size: Pictures a step.
        learning_rate: The highest learning rate of the schedule.
        schedule: `constant`, or `one_cycle`: a linear rise, then half a cosine down to zero.
        warm_up: Share of all steps (0 to 1) spent rising in `one_cycle`.
        momentum: Of stochastic gradient descent, 0 to 1; Nesterov's form where it is not 0.
        weight_decay: Share of each kernel taken off at every step, times the learning rate.
        label_smoothing: Share (0 to 1) of the target that is spread evenly over all classes.
        flip: Whether a picture may come mirrored left to right.
        shift: Pixels by which a picture may come shifted, each way.
        mixup: Alpha of the Beta distribution that blends pairs of pictures; 0 blends none.
        teacher_share: Share (0 to 1) of the target that is a teacher's answer; any needs a teacher.
        teacher_temperature: What the teacher's logits are divided by.
        normalise: Train with batch normalisation, folded into the kernels and biases at the end.
        calibrate: Divide the output layer by the temperature that suits the held-out pictures.
        precision: Keras's dtype policy; weights are kept in float32 under either.
    """

    name: str
    epochs: int
    batch_size: int
    learning_rate: float
    schedule: Schedule = "constant"
    warm_up: float = 0.0
    momentum: float = 0.0
    weight_decay: float = 0.0
    label_smoothing: float = 0.0
    flip: bool = False
    shift: int = 0
    mixup: float = 0.0
    teacher_share: float = 0.0
    teacher_temperature: float = 1.0
    normalise: bool = False
    calibrate: bool = False
    precision: Precision = "float32"

    def to_dict(self) -> dict[str, Any]:
        """The recipe as JSON can hold it."""
        return asdict(self)


WIKI = Recipe(name="wiki", epochs=10, batch_size=32, learning_rate=0.01)

BEST = Recipe(
    name="best",
    epochs=160,
    batch_size=256,
    learning_rate=0.05,
    schedule="one_cycle",
    warm_up=0.15,
    momentum=0.9,
    weight_decay=5e-3,
    label_smoothing=0.1,
    flip=True,
    shift=4,
    normalise=True,
    calibrate=True,
    precision="mixed_bfloat16",
)

TAUGHT = replace(
    BEST,
    name="taught",
    epochs=256,
    learning_rate=0.1,
    weight_decay=2.5e-3,
    label_smoothing=0.0,
    teacher_share=1.0,
    teacher_temperature=2.0,
)

RECIPES = {recipe.name: recipe for recipe in (WIKI, BEST, TAUGHT)}


def recipe_named(name: str) -> Recipe:
    """The recipe of that name.

    Raises:
        TrainingError: If there is none.
    """
    if name not in RECIPES:
        raise TrainingError(
            f"Expected a recipe named {', '.join(RECIPES)}. Received {name!r}. Choose one of these."
        )
    return RECIPES[name]
