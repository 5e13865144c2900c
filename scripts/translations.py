"""English words -> a note of what each translation was made from, so that a stale one is noticed.

    python -m scripts.translations

writes `tests/translations.json`. Run it when all translations have been brought up to date; the
test of the translations then fails as soon as an English sentence changes without them.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
NOTE = ROOT / "tests" / "translations.json"
ENGLISH = "en"


def translated() -> list[tuple[Path, Path]]:
    """Every file of words in another language, with its English original."""
    folders = [*ROOT.glob("lessons/*/*/*"), *ROOT.glob("lessons/*/*.toml")]
    files = [*folders, *ROOT.glob("imgrec/ui/texts/**/*.toml")]
    found = [(path, original) for path in files if (original := _original(path)) != path]
    return sorted(pair for pair in found if pair[1].is_file())


def sentences(path: Path) -> dict[str, str]:
    """The sentences of a file by their keys; prose is one sentence a block."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".toml":
        return dict(_flat(tomllib.loads(text)))
    return {str(place): block for place, block in enumerate(text.split("\n\n"))}


def fingerprints() -> dict[str, dict[str, str]]:
    """For every translated file, what its English sentences read like now."""
    return {
        str(path.relative_to(ROOT)): {
            key: hashlib.sha256(text.encode()).hexdigest()[:12]
            for key, text in sentences(original).items()
            if key in sentences(path)
        }
        for path, original in translated()
    }


def _original(path: Path) -> Path:
    """`de/quiz.toml` -> `en/quiz.toml`; `de.toml` -> `en.toml`; `shared.de.toml` alike."""
    *before, stem = path.stem.split(".")
    if len(stem) == 2:
        return path.with_name(".".join([*before, ENGLISH]) + path.suffix)
    return path.parent.parent / ENGLISH / path.name if len(path.parent.name) == 2 else path


def _flat(table: dict[str, Any], before: str = "") -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for key, value in table.items():
        place = f"{before}{key}"
        if isinstance(value, dict):
            found += _flat(value, f"{place}.")
        elif isinstance(value, list):
            found += _flat({str(i): entry for i, entry in enumerate(value)}, f"{place}.")
        else:
            found.append((place, str(value)))
    return found


if __name__ == "__main__":
    NOTE.write_text(json.dumps(fingerprints(), indent=1, sort_keys=True) + "\n", encoding="utf-8")
