"""A recipe, pictures and a seed -> a run folder with a trained network; or a run taken up again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Literal

import typer

from imgrec.commands import terminal
from imgrec.commands.data_set import open_data
from imgrec.quiet import quiet_stderr
from imgrec.training.recipes import recipe_named
from imgrec.training.teacher import load_teacher

RecipeName = Literal["wiki", "best", "taught"]


def train(
    recipe: Annotated[
        RecipeName | None, typer.Option(help="How to train.", show_default="wiki")
    ] = None,
    data: Annotated[
        str | None,
        typer.Option(
            metavar="full|bundled|PATH", help="The pictures to learn.", show_default="full"
        ),
    ] = None,
    epochs: Annotated[
        int | None,
        typer.Option(min=1, metavar="N", help="How long.", show_default="as the recipe says"),
    ] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="DIR", help="The folder to make for this run.")
    ] = None,
    seed: Annotated[
        int | None,
        typer.Option(min=0, metavar="S", help="Decides all that is random.", show_default="0"),
    ] = None,
    devices: Annotated[
        int | None,
        typer.Option(
            min=1, metavar="N", help="How many GPUs or CPUs share each batch.", show_default="1"
        ),
    ] = None,
    teacher: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="A larger network's answers, for the recipe taught alone."
        ),
    ] = None,
    resume: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Go on with the run in this folder instead."),
    ] = None,
) -> None:
    """Train a network of the six layers; a run that was stopped can be taken up again."""
    if resume is not None:
        _refuse_beside_resume(
            recipe=recipe, epochs=epochs, out=out, seed=seed, devices=devices, teacher=teacher
        )
        _go_on(resume, data)
        return
    if out is None:
        raise typer.BadParameter("say where the run shall be", param_hint="--out")
    _start(
        recipe or "wiki",
        data or "full",
        epochs=epochs,
        out=out,
        seed=seed or 0,
        devices=devices or 1,
        teacher=teacher,
    )


def _refuse_beside_resume(**settings: object) -> None:
    given = [f"--{name}" for name, value in settings.items() if value is not None]
    if given:
        raise typer.BadParameter(
            f"a run that goes on keeps its own settings: leave out {' '.join(given)}",
            param_hint="--resume",
        )


def _start(
    recipe: RecipeName,
    data: str,
    *,
    epochs: int | None,
    out: Path,
    seed: int,
    devices: int,
    teacher: Path | None,
) -> None:
    from imgrec.commands.progress import training_view

    with quiet_stderr():
        from imgrec.training import run

    pictures = open_data(data)
    answers = None if teacher is None else load_teacher(teacher, pictures)
    with kept_when_stopped(out), training_view() as report:
        run.train(
            recipe_named(recipe),
            data=pictures,
            out=out,
            epochs=epochs,
            seed=seed,
            devices=devices,
            teacher=answers,
            report=report,
        )
    _say_where(out)


def _go_on(out: Path, data: str | None) -> None:
    from imgrec.commands.progress import training_view

    with quiet_stderr():
        from imgrec.training import run

    pictures = None if data is None else open_data(data)
    with kept_when_stopped(out), training_view() as report:
        run.resume(out, data=pictures, report=report)
    _say_where(out)


@contextmanager
def kept_when_stopped(out: Path) -> Iterator[None]:
    """Say after Ctrl+C how to go on."""
    try:
        yield
    except KeyboardInterrupt:
        folder = terminal.printable(out)
        terminal.say(
            f"Stopped. Finished epochs are kept; go on with: imgrec train --resume {folder}"
        )
        raise


def _say_where(out: Path) -> None:
    weights = terminal.printable(out / "weights.safetensors")
    terminal.say(f"The network is in {weights}. Try: imgrec evaluate --weights {weights}")
