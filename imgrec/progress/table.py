"""Answers and sections read -> CSV, one row each, oldest first."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime

from imgrec.progress.summary import Tried
from imgrec.spreadsheet import csv_text

COLUMNS = ("time_utc", "what", "lesson", "name", "right", "given")
ANSWER, SECTION = "answer", "section read"


def to_csv(answers: Iterable[Tried], sections: Iterable[tuple[str, str, datetime]]) -> str:
    """Give the file; `given` is JSON."""
    rows = [
        (a.at, ANSWER, a.lesson, a.question_id, str(a.right).lower(), json.dumps(a.given))
        for a in answers
    ]
    rows += [(at, SECTION, lesson, section, "", "") for lesson, section, at in sections]
    return csv_text(COLUMNS, ((f"{at.isoformat()}Z", *cells) for at, *cells in sorted(rows)))
