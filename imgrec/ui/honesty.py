"""Probabilities and what was measured on the test pictures -> how far an answer can be trusted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from imgrec.calibration import FEW, bin_of
from imgrec.ui.numbers import number, percent
from imgrec.ui.texts import t

CLOSE = 0.1
OFTEN_WRONG = 0.8


def sentence(
    probabilities: NDArray[np.float32],
    names: Sequence[str],
    *,
    measured: Mapping[str, Any] | None,
) -> str:
    """Say in words how sure the network is, and how often it was right when it was this sure.

    Args:
        probabilities: `(classes,)`.
        names: the classes.
        measured: an evaluation as JSON holds it, or None where nobody measured these weights.

    Returns:
        One or two sentences; `**so**` is bold.
    """
    first, second = np.argsort(-probabilities, kind="stable")[:2]
    record = track_record(float(probabilities[first]), measured=measured)
    if probabilities[first] - probabilities[second] < CLOSE:
        return f"{t('photos.honest.unsure', winner=names[first], second=names[second])} {record}"
    return record


def track_record(probability: float, *, measured: Mapping[str, Any] | None) -> str:
    """How often it was right on the test pictures where its winner was about this probable."""
    if measured is None:
        return t("photos.honest.unmeasured")
    total = number(measured["n"], 0)
    found = bin_of(probability, measured["reliability"])
    if found["n"] < FEW:
        return t("photos.honest.few", total=total)
    lead = "careful" if found["accuracy"] < OFTEN_WRONG else "confident"
    words = t(
        "photos.honest.sure",
        n=number(found["n"], 0),
        total=total,
        accuracy=percent(found["accuracy"], 0),
    )
    return f"{t(f'photos.honest.{lead}')} {words}"
