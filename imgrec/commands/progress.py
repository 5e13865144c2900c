"""What a long command reports -> a bar on a terminal, plain lines elsewhere; both on stderr."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.progress import (
    BarColumn,
    DownloadColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
    TransferSpeedColumn,
)

from imgrec.commands import terminal
from imgrec.commands.terminal import percent

if TYPE_CHECKING:
    from imgrec.training.reports import EpochReport, StepReport

Bytes = Callable[[int, int], None]
Training = Callable[["StepReport | EpochReport"], None]

LINES_A_DOWNLOAD = 10


@contextmanager
def download_view() -> Iterator[Bytes]:
    """Give a function that shows the bytes there are of the bytes there will be."""
    console = terminal.console(stderr=True)
    if not console.is_terminal:
        yield _DownloadLines()
        return
    columns = (TextColumn("CIFAR-10"), BarColumn(), DownloadColumn(), TransferSpeedColumn())
    with Progress(*columns, TimeRemainingColumn(), console=console) as progress:
        yield _DownloadBar(progress)


@contextmanager
def training_view() -> Iterator[Training]:
    """Give a function that shows the steps and epochs that a training reports."""
    console = terminal.console(stderr=True)
    if not console.is_terminal:
        yield _TrainingLines()
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("loss {task.fields[loss]:.3f}  {task.fields[speed]:,.0f} pictures/s"),
    )
    with Progress(*columns, TimeRemainingColumn(), console=console, transient=True) as progress:
        yield _TrainingBar(progress)


def epoch_line(report: EpochReport) -> str:
    """One finished epoch in one line."""
    return (
        f"after {report.epoch + 1} of {report.epochs} epochs: "
        f"loss {report.loss:.4f}, right {percent(report.accuracy)}; "
        f"held out: loss {report.val_loss:.4f}, right {percent(report.val_accuracy)}; "
        f"{report.seconds:.0f} s"
    )


class _DownloadBar:
    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._task: TaskID | None = None

    def __call__(self, have: int, total: int) -> None:
        if self._task is None:
            self._task = self._progress.add_task("CIFAR-10")
        self._progress.update(self._task, completed=have, total=total)


class _DownloadLines:
    def __init__(self) -> None:
        self._said = -1

    def __call__(self, have: int, total: int) -> None:
        tenths = LINES_A_DOWNLOAD * have // max(total, 1)
        if tenths > self._said:
            self._said = tenths
            terminal.say(f"CIFAR-10: {have / 1e6:.0f} of {total / 1e6:.0f} MB")


class _TrainingBar:
    """A bar that fills anew in every epoch; finished epochs stay above it as lines."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._task = progress.add_task("starting", total=None, loss=float("nan"), speed=0.0)

    def __call__(self, report: StepReport | EpochReport) -> None:
        from imgrec.training.reports import EpochReport

        if isinstance(report, EpochReport):
            self._progress.console.print(epoch_line(report), highlight=False, soft_wrap=True)
            done = f"{report.epoch + 1} of {report.epochs} epochs done"
            self._progress.reset(self._task, description=done)
            return
        self._progress.update(
            self._task,
            description=f"{report.epoch} of {report.epochs} epochs done",
            completed=report.step + 1,
            total=report.steps,
            loss=report.loss,
            speed=report.pictures_per_second,
        )


class _TrainingLines:
    def __call__(self, report: StepReport | EpochReport) -> None:
        from imgrec.training.reports import EpochReport

        if isinstance(report, EpochReport):
            terminal.say(epoch_line(report))
