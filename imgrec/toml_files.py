"""A TOML file of the course -> its tables, or a sentence that says where it cannot be read."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from imgrec.errors import CourseError


def read_toml(path: Path) -> dict[str, Any]:
    """Read all tables of a file.

    Raises:
        CourseError: it is not TOML.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise CourseError(f"Expected TOML in {path}. Received: {error}. Correct it.") from error
