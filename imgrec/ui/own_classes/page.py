"""The learner's runs on own pictures -> the page: a row of them, and the collection or one run."""

from __future__ import annotations

import streamlit as st

from imgrec.dataset import OWN
from imgrec.jobs.job import Job
from imgrec.own_classes.report import report_of
from imgrec.training.run_folder import RunFolder
from imgrec.ui.learn import run_row, run_view, runs
from imgrec.ui.own_classes import findings, gathered, own_run, sheets, training, ways_in
from imgrec.ui.texts import t


def show() -> None:
    """Draw the page."""
    jobs = mine()
    job = runs.chosen(jobs)
    if jobs:
        run_row.show(jobs, job.run if job else runs.NEW, of=mine)
    if job is None:
        _collection()
    else:
        runs.choose(job.run)
        run_view.show(job, jobs, every=run_row.every(jobs))
        own_run.show(job)


def mine() -> list[Job]:
    """The learner's runs on pictures of their own, oldest first."""
    return [job for job in runs.mine() if RunFolder(job.folder).config()["data"]["name"] == OWN]


def _collection() -> None:
    ways_in.show()
    gathered.work()
    collection = gathered.collection()
    if not collection.classes and not collection.left_out:
        return
    report = report_of(collection)
    findings.show(collection, report)
    if report.ready:
        training.show(report.counts)
    sheets.show()
    st.button(t("own_classes.anew"), key="own_anew", on_click=gathered.start_anew)
