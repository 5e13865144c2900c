"""A keeper with a database of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from imgrec.progress.keeper import Keeper


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Give the place of a database that does not exist yet, in a folder that does not either."""
    return tmp_path / "home" / "progress.sqlite3"


@pytest.fixture
def keeper(file: Path) -> Keeper:
    """Give a keeper that tries again at once."""
    return Keeper(f"sqlite:///{file}", rest=0)
