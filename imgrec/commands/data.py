"""CIFAR-10 on this machine: whether it is there, fetching it, importing a copy."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from imgrec.commands import terminal

if TYPE_CHECKING:
    from imgrec.cifar10 import Status
    from imgrec.dataset import Dataset

app = typer.Typer(
    help="See, download or import CIFAR-10, the pictures that the network learns from.",
    no_args_is_help=True,
)


@app.command()
def status(
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, for a program.")] = False,
) -> None:
    """Say whether the full set is on this machine, and where; exit code 1 where it is damaged."""
    from imgrec import cifar10

    found = cifar10.status()
    path = terminal.printable(found.path)
    if as_json:
        terminal.show_json(
            {
                "path": str(found.path),
                "present": found.present,
                "size": found.size,
                "partial": found.partial,
                "problem": found.problem,
            }
        )
    else:
        terminal.show(_status_sentence(found, path))
    if found.problem:
        raise typer.Exit(1)


@app.command()
def fetch() -> None:
    """Download the official archive, 170 MB; what an earlier try fetched is used."""
    from imgrec import cifar10
    from imgrec.commands.progress import download_view

    found = cifar10.status()
    if found.present:
        terminal.say(f"The full set is already in {terminal.printable(found.path)}.")
        return
    try:
        with download_view() as report:
            data = cifar10.fetch(progress=report)
    except KeyboardInterrupt:
        terminal.say("Stopped. What has come is kept; go on with: imgrec data fetch")
        raise
    _say_what_came(data)


@app.command("import")
def import_path(
    path: Annotated[
        Path,
        typer.Argument(
            metavar="PATH",
            help="An .npz with x_train y_train x_test y_test, cifar-10-python.tar.gz, "
            "or its folder cifar-10-batches-py.",
            show_default=False,
        ),
    ],
) -> None:
    """Copy the full set from a file or folder that you have; no code in it is run."""
    from imgrec import cifar10

    _say_what_came(cifar10.import_path(path))


def _say_what_came(data: Dataset) -> None:
    from imgrec import cifar10

    counts = f"{len(data.y_train):,} training and {len(data.y_test):,} test pictures"
    terminal.say(f"{counts} are in {terminal.printable(cifar10.status().path)}.")


def _status_sentence(found: Status, path: str) -> str:
    if found.problem:
        return found.problem
    if found.present:
        return f"The full set is in {path} ({found.size / 1e6:.0f} MB)."
    begun = f" {found.partial / 1e6:.0f} MB of a download are kept." if found.partial else ""
    return (
        f"The full set is not here: it would be {path}.{begun} "
        "The bundled 3,000 pictures are always here. Run: imgrec data fetch"
    )
