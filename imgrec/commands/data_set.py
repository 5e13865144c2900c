"""`--data` as it was typed -> the pictures that it names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from imgrec.commands import terminal

if TYPE_CHECKING:
    from imgrec.dataset import Dataset


def open_data(source: str | None) -> Dataset:
    """The data set of this name or path; without one the full set if it is here, else bundled.

    Raises:
        DatasetError: The set is missing, damaged, or cannot be downloaded.
    """
    from imgrec import cifar10
    from imgrec.commands.progress import download_view

    if source is None:
        source = "full" if cifar10.status().present else "bundled"
        if source == "bundled":
            terminal.say("The full set is not here (imgrec data fetch): reading the bundled one.")
    with download_view() as report:
        return cifar10.load(source, progress=report)
