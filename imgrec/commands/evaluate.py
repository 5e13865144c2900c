"""A network and test pictures -> how often it is right, and how far its probabilities hold."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from imgrec.commands import terminal
from imgrec.commands.data_set import open_data
from imgrec.commands.weights import Weights, open_network
from imgrec.errors import WeightsError

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

    from imgrec.evaluation import Evaluation
    from imgrec.network import Network

KEYS_IN_JSON = ("accuracy", "loss", "ece", "n", "per_class")


def evaluate(
    weights: Weights = "six_layers",
    data: Annotated[
        str | None,
        typer.Option(
            metavar="full|bundled|PATH",
            help="The data set whose test pictures are read.",
            show_default="full where it is on this machine, else bundled",
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, for a program.")] = False,
) -> None:
    """Measure a network on test pictures that it has never learned from."""
    from imgrec import evaluation

    network = open_network(weights)
    _check_classes(network)
    pictures = open_data(data)
    name = f"{terminal.printable(Path(pictures.name).name)} test pictures"
    with terminal.console(stderr=True).status("Reading the test pictures"):
        result = evaluation.evaluate(network, pictures.x_test, pictures.y_test, data=name)
    if as_json:
        whole = result.to_dict()
        terminal.show_json({key: whole[key] for key in KEYS_IN_JSON})
    else:
        terminal.show(_report(result, title=f"{network.name} on the {name}"))


def _check_classes(network: Network) -> None:
    from imgrec.cifar10 import CLASS_NAMES

    if network.class_names != CLASS_NAMES:
        raise WeightsError(
            f"Expected a network of CIFAR-10's classes. Received {network.name}, which knows "
            f"{', '.join(network.class_names)}. Choose a network that was trained on CIFAR-10."
        )


def _report(result: Evaluation, *, title: str) -> RenderableType:
    from rich.console import Group
    from rich.text import Text

    summary = (
        f"right on {terminal.percent(result.accuracy)} of {result.n:,}, "
        f"loss {result.loss:.4f}, calibration error {terminal.percent(result.ece)}"
    )
    return Group(Text(title, style="bold"), Text(summary), _by_class(result.per_class))


def _by_class(per_class: Mapping[str, float]) -> Table:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("class")
    table.add_column("right", justify="right")
    for name, share in per_class.items():
        table.add_row(name, terminal.percent(share))
    return table
