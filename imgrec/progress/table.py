"""Answers and sections read -> CSV, one row each, oldest first."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from datetime import datetime

from imgrec.progress.summary import Tried

COLUMNS = ("time_utc", "what", "lesson", "name", "right", "given")
ANSWER, SECTION = "answer", "section read"

_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would run a cell that starts so


def to_csv(answers: Iterable[Tried], sections: Iterable[tuple[str, str, datetime]]) -> str:
    """Give the file; `given` is JSON."""
    rows = [
        (a.at, ANSWER, a.lesson, a.question_id, str(a.right).lower(), json.dumps(a.given))
        for a in answers
    ]
    rows += [(at, SECTION, lesson, section, "", "") for lesson, section, at in sections]
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for at, *cells in sorted(rows):
        writer.writerow((f"{at.isoformat()}Z", *(_inert(cell) for cell in cells)))
    return out.getvalue()


def _inert(cell: str) -> str:
    number = cell.removeprefix("-").replace(".", "", 1).isdigit()
    return f"'{cell}" if cell.startswith(_FORMULA) and not number else cell
