"""An experiment and a new variant -> the runs to be trained for it."""

from __future__ import annotations

from imgrec.architecture import SIX_LAYERS, Architecture
from imgrec.experiments.runs import SEEDS, Experiment, new_name, run_name
from imgrec.jobs.job import Order
from imgrec.training.recipes import Recipe

RECIPE = Recipe(
    name="playground",
    epochs=10,
    batch_size=32,
    learning_rate=0.01,
    schedule="one_cycle",
    warm_up=0.15,
    momentum=0.9,
    flip=True,
)
"""It suits every activation and needs no batch normalisation. The rate falls to zero: at a constant
one the last steps alone made seeds differ twice as much, and smaller changes went unseen."""

EPOCHS = (2, 5, 10, 20)


def first_orders(
    architecture: Architecture, learner: str, *, data: str, epochs: int
) -> list[Order]:
    """A new experiment: the base and one variant, seed by seed, so that both come soon."""
    name = new_name()
    return [
        Order(
            run_name(name, number, seed),
            learner,
            RECIPE,
            data=data,
            epochs=epochs,
            seed=seed,
            architecture=layers,
        )
        for seed in SEEDS
        for number, layers in enumerate((SIX_LAYERS, architecture))
    ]


def more_orders(experiment: Experiment, architecture: Architecture, learner: str) -> list[Order]:
    """Another variant, trained as the rest of the experiment."""
    number = experiment.next_number
    return [_order(experiment, number, seed, architecture, learner) for seed in SEEDS]


def missing_orders(experiment: Experiment, learner: str) -> list[Order]:
    """What was cancelled, ended early or failed, once more."""
    return [
        _order(
            experiment,
            variant.number,
            seed,
            variant.architecture,
            learner,
            tries=variant.tries.get(seed, 0),
        )
        for variant in experiment.variants
        for seed in variant.missing
    ]


def _order(
    experiment: Experiment,
    number: int,
    seed: int,
    architecture: Architecture,
    learner: str,
    *,
    tries: int = 0,
) -> Order:
    return Order(
        run_name(experiment.name, number, seed, tries=tries),
        learner,
        Recipe(**experiment.settings["recipe"]),
        data=experiment.settings["data"]["name"],
        epochs=experiment.settings["epochs"],
        seed=seed,
        architecture=architecture,
    )
