"""Key -> the sentence that a person reads.

It stands in `texts/<language>.toml`, or, where a page has many, in
`texts/pages/<page>.<language>.toml`, whose keys begin with the page's name.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from imgrec.languages import in_order

FOLDER = Path(__file__).parent / "texts"


def t(key: str, **values: object) -> str:
    """The text under a dotted key such as `home.title`, its `{names}` filled in; else English.

    Raises:
        KeyError: no such text, or a name in it that has no value.
    """
    for language in reversed(in_order()):
        if (found := _find(language, key)) is not None:
            break
    else:
        raise KeyError(f"Expected a text {key!r} in {FOLDER / 'en.toml'}. Found none.")
    if not isinstance(found, str):
        raise KeyError(f"Expected the key of one text. Received {key!r}, a table of texts.")
    return found.format(**values) if values else found


def _find(language: str, key: str) -> Any:
    found: Any = _texts(language)
    for part in key.split("."):
        found = found.get(part) if isinstance(found, dict) else None
    return found


@cache
def _texts(language: str) -> dict[str, Any]:
    paths = [FOLDER / f"{language}.toml", *sorted(FOLDER.glob(f"pages/*.{language}.toml"))]
    read = [path.read_text(encoding="utf-8") for path in paths if path.is_file()]
    return tomllib.loads("\n".join(read))  # which refuses a table that stands in two of them
