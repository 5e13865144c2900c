"""One's own classes: what was given is shown and said, trained with, and deleted at a press."""

from __future__ import annotations

import io

import pytest
from streamlit.testing.v1 import AppTest

from imgrec.jobs.job import State
from imgrec.jobs.queue import JobQueue
from imgrec.own_classes import reading as own_reading
from imgrec.own_classes.collection import Collection
from imgrec.own_classes.reading import File, Reading
from imgrec.training.run_folder import RunFolder
from imgrec.training.settings import has_own_pictures
from imgrec.ui.own_classes import ways_in
from imgrec.ui.own_classes.training import LEAST_EPOCHS, MOST_EPOCHS, epochs_for
from imgrec.ui.texts import t
from tests.unit.jobs import fake_training
from tests.unit.jobs.conftest import wait_for
from tests.unit.own_classes.made import collected, png, zipped

READING = "imgrec.own_classes.reading"
TRAINING = fake_training.__name__
LEARNER = "imgrec.learner"


def opened(app: AppTest, collection: Collection) -> AppTest:
    """Give the page of a learner who has gathered these."""
    page = app.switch_page("pages/own_classes.py").run()
    page.session_state[READING] = Reading(collection)
    return page.run()


def said(page: AppTest) -> str:
    assert not page.exception
    return " ".join(html.proto.body for html in page.get("html"))


def test_what_is_kept_is_said_before_anything_is_given(app: AppTest, jobs: JobQueue) -> None:
    page = opened(app, Collection())
    assert "What is kept, and what is not" in said(page)
    assert "to reload or close it is to lose them" in said(page)
    assert "500 MB at once" in said(page)
    assert not _has(page, "own_go")


def test_what_there_is_no_room_for_is_said_and_the_rest_is_taken(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    taken: list[File] = []
    reported: list[str] = []
    reading = Reading(Collection())
    monkeypatch.setattr(own_reading, "MOST_WAITING", len(png(0)))
    monkeypatch.setattr(ways_in.gathered, "reading", lambda: reading)
    monkeypatch.setattr(ways_in.state, "report", reported.append)
    monkeypatch.setattr(ways_in.uploads, "given", lambda _: [_Given(png(0)), _Given(png(1))])

    ways_in._take("own_files_0", taken.extend)

    assert taken == [("mug.png", png(0))]
    assert reported == [t("own_classes.too_large", count=1, most=500)]


class _Given(io.BytesIO):
    name = "mug.png"


def _has(page: AppTest, key: str) -> bool:
    return any(button.key == key for button in page.button)


def test_too_few_pictures_are_named_and_there_is_nothing_to_start(
    app: AppTest, jobs: JobQueue
) -> None:
    page = opened(app, collected({"mug": 8, "<b>plant": 2}))
    assert "Too few pictures of &lt;b&gt;plant" in said(page)
    assert not _has(page, "own_go")


def test_files_that_wait_are_read_and_broken_ones_named(app: AppTest, jobs: JobQueue) -> None:
    reading = Reading(Collection())
    files = {f"pets/{name}/{n}.png": png(n) for n, name in enumerate(["cat", "dog"] * 6)}
    reading.add_zip("pets.zip", zipped(files | {"pets/cat/no.png": b"no", "pets/loose.png": b""}))
    page = app.switch_page("pages/own_classes.py").run()
    page.session_state[READING] = reading
    page.run()

    text = said(page)
    assert "no.png is not a picture" in text
    assert "In no folder of their own, so of no class: loose.png" in text
    assert [len(photos) for photos in reading.collection.classes.values()] == [6, 6]
    assert _has(page, "own_go")


def test_a_training_on_own_pictures_runs_and_its_pictures_are_deleted_at_a_press(
    app: AppTest, jobs: JobQueue
) -> None:
    page = opened(app, collected({"mug": 8, "plant": 9}))
    page.get_by_key("own_epochs").set_value(2).run()
    page.get_by_key("own_go").click().run()
    (job,) = jobs.jobs(page.session_state[LEARNER])
    wait_for(jobs, job.run, State.DONE)
    page.run()
    assert "are stored with it on this server" in said(page)
    assert has_own_pictures(RunFolder(job.folder))

    page.get_by_key("own_delete_pictures").click().run()
    assert "The pictures of this run are deleted" in said(page)
    assert not has_own_pictures(RunFolder(job.folder))

    page.get_by_key("learn_delete").click().run()
    assert not job.folder.exists()
    assert "What is kept, and what is not" in said(page)


def test_fewer_pictures_are_seen_more_often() -> None:
    assert [epochs_for(n) for n in (8, 300, 4_000)] == [MOST_EPOCHS, 20, LEAST_EPOCHS]


def test_a_class_is_renamed_and_a_picture_removed_in_its_dialog(
    app: AppTest, jobs: JobQueue
) -> None:
    collection = collected({"mug": 7, "plant": 6})
    page = opened(app, collection)
    page.get_by_key("own_change_0").click().run()
    key = next(iter(collection.classes["mug"]))
    page.get_by_key(f"own_photo_{key[:16]}").click().run()
    assert len(collection.classes["mug"]) == 6

    page.get_by_key("own_change_0").click().run()
    page.get_by_key("own_rename_mug").set_value("cup")
    page.get_by_key("own_rename_go").click().run()
    assert list(collection.classes) == ["cup", "plant"]
    assert 'own-name">cup <span>6' in said(page)
