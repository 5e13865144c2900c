"""Picture files and folders -> the class and probabilities that the network gives each."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from imgrec.commands import terminal
from imgrec.commands.answering import Answer, answer_all, read_picture
from imgrec.commands.weights import Weights, open_network
from imgrec.errors import ExportError

if TYPE_CHECKING:
    from rich.table import Table

    from imgrec.network import Network

TOP_IN_TABLE = 3


def predict(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE",
            help="Pictures, or folders: all pictures in them and in the folders below.",
            show_default=False,
        ),
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, for a program.")] = False,
    top: Annotated[
        int | None,
        typer.Option(
            min=1,
            metavar="K",
            help="Only the K most probable classes.",
            show_default="all in JSON, 3 in the table",
        ),
    ] = None,
    as_csv: Annotated[
        bool, typer.Option("--csv", help="Print CSV, for a spreadsheet: all classes.")
    ] = False,
    figure: Annotated[
        Path | None,
        typer.Option(
            "--explain",
            metavar="OUT.png",
            help="Write one figure of one picture: the answer, why, and how far to trust it.",
            show_default=False,
        ),
    ] = None,
    weights: Weights = "six_layers",
) -> None:
    """Say which of the ten classes each picture shows.

    A file that is no picture does not stop the others; the exit code is then 1.
    """
    if as_json and as_csv:
        raise typer.BadParameter("Expected --json or --csv. Received both: choose one.")
    if figure and (len(files) != 1 or files[0].is_dir()):
        raise typer.BadParameter("Expected one picture beside --explain. Name one file.")
    network = open_network(weights)
    with terminal.console(stderr=True).status("Reading pictures"):
        answers = list(answer_all(network, files))
    if figure and not answers[0].error:
        _write_figure(network, files[0], figure)
    if as_json:
        terminal.show_json([answer.to_dict(top) for answer in answers])
    elif as_csv:
        terminal.show_text(_csv(network, answers))
    else:
        _show_answers(answers, top=top or TOP_IN_TABLE)
    if any(answer.error for answer in answers):
        raise typer.Exit(1)


def _csv(network: Network, answers: Iterable[Answer]) -> str:
    from numpy import array, float32

    from imgrec.answers import Answered, answers_csv

    names = network.class_names
    rows = (
        Answered(one.path, None, one.error)
        if one.error is not None
        else Answered(one.path, array([one.probabilities[name] for name in names], float32))
        for one in answers
    )
    return answers_csv(names, rows)


def _write_figure(network: Network, path: Path, out: Path) -> None:
    """Draw the explanation of one picture; matplotlib takes the format from the name's ending."""
    from imgrec.explanation import explain
    from imgrec.figures.explanation import DPI, explanation_figure

    told = explain(network, read_picture(path))
    try:
        explanation_figure(told).savefig(out, dpi=DPI)
    except (OSError, ValueError) as error:
        raise ExportError(
            f"Expected a file to write, such as out.png. Received {terminal.printable(out)}: "
            f"{error}. Choose another name or folder."
        ) from error
    terminal.say(f"Wrote {terminal.printable(out)}.")


def _show_answers(answers: list[Answer], *, top: int) -> None:
    read = [answer for answer in answers if answer.error is None]
    if read:
        terminal.show(_table(read, top=top))
    for answer in answers:
        path = terminal.printable(answer.path)
        for sentence in answer.notes if answer.error is None else (answer.error,):
            terminal.say(sentence if path in sentence else f"{path}: {sentence}")


def _table(answers: list[Answer], *, top: int) -> Table:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("picture", overflow="fold")
    table.add_column("class", style="bold")
    table.add_column("probability", justify="right")
    table.add_column("then", style="dim")
    for answer in answers:
        (best, probability), *others = list(answer.probabilities.items())[:top]
        then = ", ".join(f"{name} {terminal.percent(share)}" for name, share in others)
        path = Text(terminal.printable(answer.path))
        table.add_row(path, best, terminal.percent(probability), then)
    return table
