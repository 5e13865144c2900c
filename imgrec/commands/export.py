"""A network -> a file or folder that other tools read."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from imgrec import export as exporter
from imgrec.commands import terminal
from imgrec.commands.weights import Weights, open_network


def export(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="The file or folder to make.")],
    format: Annotated[exporter.FormatName, typer.Option("--format", help="What to write.")],
    weights: Weights = "six_layers",
    force: Annotated[
        bool, typer.Option("--force", help="Replace an earlier export of this name.")
    ] = False,
) -> None:
    """Write the network for other tools: images of values 0 to 1 in, ten probabilities out."""
    made = exporter.export(open_network(weights), format, out, force=force)
    terminal.say(f"Wrote {made}.")
