"""The command line: `imgrec app | predict | evaluate | train | data | export`.

Results go to standard output, all else to standard error. What a person can act on is one
sentence and exit code 1; a command line that cannot be read is exit code 2. A command imports
what it needs when it runs, so that `imgrec --help` and `imgrec predict` start at once.
"""

from __future__ import annotations

from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from imgrec import __version__
from imgrec.commands import app as app_command
from imgrec.commands import data, evaluate, export, predict, terminal, train
from imgrec.errors import ImgrecError


class SentenceGroup(TyperGroup):
    """The one place where an `ImgrecError` becomes its sentence and exit code 1."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except ImgrecError as error:
            terminal.say(str(error))
            raise typer.Exit(1) from None


app = typer.Typer(
    cls=SentenceGroup,
    name="imgrec",
    help="Look inside one real image recogniser: six Keras layers on your own picture.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_show_locals=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        terminal.show(f"imgrec {__version__}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version and end."
        ),
    ] = False,
) -> None:
    """Look inside one real image recogniser: six Keras layers on your own picture."""


app.command("app")(app_command.open_app)
app.command("predict")(predict.predict)
app.command("evaluate")(evaluate.evaluate)
app.command("train")(train.train)
app.add_typer(data.app, name="data")
app.command("export")(export.export)
