"""The learner's runs -> the page: a row of them, and below it the form or one run."""

from __future__ import annotations

from imgrec.ui.learn import form, run_film, run_row, run_view, runs


def show() -> None:
    """Draw the page."""
    jobs = runs.mine()
    job = runs.chosen(jobs)
    runs.choose(job.run if job else runs.NEW)
    if jobs:
        run_row.show(jobs, job.run if job else runs.NEW)
    if job is None:
        form.show()
        run_film.show_shipped()
    else:
        run_view.show(job, jobs, every=run_row.every(jobs))
