"""A run on own pictures -> what became of it on the test pictures, and how it is deleted."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

import streamlit as st

from imgrec.errors import TrainingError
from imgrec.jobs.job import Job
from imgrec.training.run_folder import RunFolder
from imgrec.training.settings import has_own_pictures
from imgrec.ui import cached, state, trainings
from imgrec.ui.numbers import percent, sentence
from imgrec.ui.texts import t
from imgrec.wilson import interval

FEW_TESTED = 100  # below this the interval is the news


def show(job: Job) -> None:
    """Draw both cards; nothing of them before the run has ended."""
    if not job.state.ended:
        return
    measured = cached.run_evaluation(job.folder)
    if measured is not None:
        with st.container(border=True, key="card_tested"):
            st.subheader(t("own_classes.tested"), anchor=False)
            st.html(sentence(_result(measured)) + _confusion(measured))
    with st.container(border=True, key="card_kept"):
        _kept(job)


def _result(measured: Mapping[str, Any]) -> str:
    count = int(measured["n"])
    right = sum(row[place] for place, row in enumerate(measured["confusion"]))
    low, high = interval(right, count)
    told = {"right": right, "n": count, "low": percent(low, 0), "high": percent(high, 0)}
    said = t("own_classes.result", **told, chance=percent(1 / len(measured["confusion"]), 0))
    return f"{said} {t('own_classes.result_few')}" if count < FEW_TESTED else said


def _confusion(measured: Mapping[str, Any]) -> str:
    names = [escape(name) for name in measured["per_class"]]
    head = "".join(f'<th scope="col">{name}</th>' for name in names)
    rows = "".join(
        f'<tr><th scope="row">{name}</th>{_cells(place, measured["confusion"][place])}</tr>'
        for place, name in enumerate(names)
    )
    corner = t("own_classes.corner")
    return (
        f'<div class="own-confusion"><table><caption>{t("own_classes.confusion")}</caption>'
        f'<tr><td class="own-corner">{corner}</td>{head}</tr>{rows}</table></div>'
    )


def _cells(true: int, counts: list[int]) -> str:
    whole = max(1, sum(counts))
    return "".join(
        f'<td class="{"is-right" if place == true else "is-wrong" if count else ""}" '
        f'style="--share:{100 * count / whole:.0f}%">{count or "·"}</td>'
        for place, count in enumerate(counts)
    )


def _kept(job: Job) -> None:
    kept = has_own_pictures(RunFolder(job.folder))
    with st.container(horizontal=True, vertical_alignment="center", key="own_kept"):
        said = "own_classes.kept" if kept else "own_classes.not_kept"
        st.html(f'<p class="note">{t(said)}</p>')
        if kept:
            _delete_pictures(job)


def _delete_pictures(job: Job) -> None:
    """A button that asks once more."""
    with st.popover(t("own_classes.delete_pictures"), key="own_delete_pictures_ask"):
        st.html(f'<p class="note">{t("own_classes.delete_pictures_words")}</p>')
        st.button(
            t("own_classes.delete_pictures_yes"),
            key="own_delete_pictures",
            type="primary",
            on_click=_delete,
            args=(job.run,),
        )


def _delete(run: str) -> None:
    try:
        trainings.queue().delete_pictures(run)
    except TrainingError as error:
        state.report(str(error))
