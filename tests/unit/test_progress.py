"""What long commands say on the way: a bar on a terminal, lines elsewhere."""

from __future__ import annotations

import pytest

from imgrec.commands.progress import download_view, training_view

MEGABYTE = 1_000_000


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make rich take standard error for a terminal, wide enough for one line."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "120")


def download(total: int) -> None:
    with download_view() as report:
        for have in range(0, total + 1, MEGABYTE):
            report(have, total)


def learn() -> None:
    from imgrec.training.reports import EpochReport, StepReport

    with training_view() as report:
        for epoch in range(2):
            for step in range(3):
                report(StepReport(epoch, 2, step, 3, 1.5, 8000.0))
            report(EpochReport(epoch, 2, 1.25, 0.5, 1.0, 0.625, 12.0))


def test_a_download_into_a_file_says_a_line_every_tenth(
    capsys: pytest.CaptureFixture[str],
) -> None:
    download(200 * MEGABYTE)

    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 11
    assert lines[1] == "CIFAR-10: 20 of 200 MB"


@pytest.mark.usefixtures("terminal")
def test_a_download_on_a_terminal_fills_a_bar(capsys: pytest.CaptureFixture[str]) -> None:
    download(3 * MEGABYTE)

    printed = capsys.readouterr()
    assert "3.0/3.0 MB" in printed.err
    assert printed.out == ""


@pytest.mark.usefixtures("terminal")
def test_nothing_to_download_shows_no_bar(capsys: pytest.CaptureFixture[str]) -> None:
    with download_view():
        pass

    assert "CIFAR-10" not in capsys.readouterr().err


def test_a_training_into_a_file_says_a_line_an_epoch(capsys: pytest.CaptureFixture[str]) -> None:
    learn()

    first, last = capsys.readouterr().err.splitlines()
    assert first.startswith("after 1 of 2 epochs: loss 1.2500, right 50.0 %")
    assert last.endswith("held out: loss 1.0000, right 62.5 %; 12 s")


@pytest.mark.usefixtures("terminal")
def test_a_training_on_a_terminal_fills_a_bar_under_its_epochs(
    capsys: pytest.CaptureFixture[str],
) -> None:
    learn()

    printed = capsys.readouterr().err
    assert "after 2 of 2 epochs" in printed
    assert "8,000 pictures/s" in printed
