"""Rows -> CSV that is safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would run a cell that starts so


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Give the file: a line of column names, then one a row, each ended by CR and LF (RFC 4180).

    A text that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    for row in rows:
        writer.writerow(_inert(cell) if isinstance(cell, str) else cell for cell in row)
    return out.getvalue()


def _inert(cell: str) -> str:
    number = cell.removeprefix("-").replace(".", "", 1).isdigit()
    return f"'{cell}" if cell.startswith(_FORMULA) and not number else cell
