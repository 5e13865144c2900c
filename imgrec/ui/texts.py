"""Key -> the sentence that a person reads, from `texts/<language>.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

LANGUAGE = "en"
FOLDER = Path(__file__).parent / "texts"


def t(key: str, **values: object) -> str:
    """The text under a dotted key such as `home.title`, with its `{names}` filled in.

    Raises:
        KeyError: no such text, or a name in it that has no value.
    """
    found: Any = _texts(LANGUAGE)
    for part in key.split("."):
        found = found[part]
    if not isinstance(found, str):
        raise KeyError(f"Expected the key of one text. Received {key!r}, a table of texts.")
    return found.format(**values) if values else found


@cache
def _texts(language: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
