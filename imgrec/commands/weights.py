"""`--weights` as it was typed -> the network that it names."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from imgrec.errors import WeightsError

if TYPE_CHECKING:
    from imgrec.network import Network

Weights = Annotated[
    str,
    typer.Option(
        metavar="FILE|NAME",
        help="A weights file, or a network that imgrec ships: six_layers or wiki.",
    ),
]


def open_network(weights: str) -> Network:
    """The shipped network of this name, else the one in the file of this name.

    Raises:
        WeightsError: There is neither, or the file does not hold the network's weights.
    """
    from imgrec.network import SHIPPED, load_network, shipped_network

    if weights in SHIPPED:
        return shipped_network(weights)
    if not Path(weights).exists():
        raise WeightsError(
            f"Expected a weights file or one of the shipped networks {', '.join(SHIPPED)}. "
            f"Received {weights!r}, which is neither. Check the name."
        )
    return load_network(Path(weights))
