"""The folder of a run <-> what its learner calls it, in the file `title.txt`."""

from __future__ import annotations

from pathlib import Path

from imgrec.jobs.runs import write_file
from imgrec.training.run_folder import RunFolder

TITLE = "title.txt"
LONGEST = 60  # letters


def title(folder: Path) -> str | None:
    """What its learner wrote, one line; None where it has no name yet."""
    path = folder / TITLE
    return path.read_text(encoding="utf-8") if path.is_file() else None


def set_title(folder: Path, typed: str) -> None:
    """Give a run a name of one line, at most 60 letters; a name of nothing takes it away.

    Raises:
        TrainingError: If the system refuses.
    """
    words = " ".join(typed.split())
    name = "".join(letter for letter in words if letter.isprintable())[:LONGEST].strip()
    if name:
        write_file(folder, TITLE, name.encode())
    else:
        with RunFolder(folder).writing():
            (folder / TITLE).unlink(missing_ok=True)
