"""The progress page, and lessons beside a database that cannot be used."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from matplotlib.font_manager import fontManager
from streamlit.testing.v1 import AppTest

from imgrec.progress import database
from imgrec.progress.keeper import Keeper
from imgrec.progress.learner_code import new_code
from imgrec.ui import learner
from imgrec.ui.texts import t

Read = Callable[[AppTest], str]


@pytest.fixture
def keeper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Keeper:
    """Give the server's keeper, on a database of its own."""
    address = f"sqlite:///{tmp_path / 'progress.sqlite3'}"
    monkeypatch.setenv("IMGREC_DATABASE_URL", address)
    return Keeper(address)


@pytest.fixture
def known(keeper: Keeper) -> str:
    """Give the code of somebody who has answered one question and read one section."""
    code = new_code()
    question = "how_many_products"
    keeper.record_answer(code, "convolution", question_id=question, right=True, given=[1])
    keeper.record_read(code, "convolution", section="What this does not say")
    return code


def page_of(app: AppTest, code: str | None = None) -> AppTest:
    app.switch_page("pages/progress.py").run()
    if code:
        app.text_input(key="progress_typed").set_value(code)
        button(app, t("progress.back")).click().run()
    return app


def button(app: AppTest, label: str) -> object:
    return next(found for found in app.button if found.label == label)


def code_on(app: AppTest) -> str:
    return str(app.code[0].value)


def test_a_new_visitor_sees_their_code_and_that_nothing_is_kept(
    app: AppTest, keeper: Keeper, read: Read
) -> None:
    page_of(app)

    assert t("progress.nothing") in read(app)
    assert len(code_on(app)) == len("XXXX-XXXX-XXXX")
    assert list(app.exception) == []


def test_progress_is_brought_back_by_code(app: AppTest, known: str, read: Read) -> None:
    page_of(app, known.lower().replace("-", " "))

    assert t("progress.welcome_back") in read(app)
    assert code_on(app) == known
    assert t("progress.of", count=1, total=1)[:4] in read(app)


def test_a_code_that_is_none_is_a_sentence_and_changes_nothing(
    app: AppTest, keeper: Keeper, read: Read
) -> None:
    before = code_on(page_of(app))
    page_of(app, "H7KD")

    assert "Expected a code of 12 characters" in read(app)
    assert code_on(app) == before


def test_a_code_that_nobody_used_is_a_sentence(app: AppTest, keeper: Keeper, read: Read) -> None:
    page_of(app, new_code())

    assert "Nothing is kept under" in read(app)


def test_somebody_else_gets_another_code_and_the_first_keeps_theirs(
    app: AppTest, known: str, keeper: Keeper
) -> None:
    page_of(app, known)
    app.button(key="progress_someone").click().run()

    assert code_on(app) != known
    assert not keeper.progress(known).is_empty


def test_everything_is_deleted_by_one_button_and_its_confirmation(
    app: AppTest, known: str, keeper: Keeper, read: Read
) -> None:
    page_of(app, known)
    app.button(key="progress_delete").click().run()

    assert keeper.progress(known).is_empty
    assert code_on(app) != known
    assert t("progress.deleted") in read(app)


def test_the_picture_and_the_table_can_be_taken_away(app: AppTest, known: str) -> None:
    page_of(app, known)

    labels = [found.proto.label for found in app.get("download_button")]
    assert labels == [t("progress.download"), t("progress.csv")]


def test_a_name_that_cannot_be_drawn_is_admitted_in_a_sentence(
    app: AppTest, known: str, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = [entry for entry in fontManager.ttflist if entry.name.startswith("DejaVu")]
    monkeypatch.setattr(fontManager, "ttflist", shipped)
    page_of(app, known)
    app.text_input(key="progress_name").set_value("Åsa 李明").run()
    assert t("progress.undrawable", letters="李明") in read(app)

    app.text_input(key="progress_name").set_value("Åsa").run()
    assert t("progress.undrawable", letters="李明")[:20] not in read(app)
    assert list(app.exception) == []


def test_the_menu_shows_what_is_done_to_those_who_began(app: AppTest, known: str) -> None:
    assert "percent done" not in styles_of(page_of(app))
    page_of(app, known)

    assert "percent done" in styles_of(app)


def styles_of(app: AppTest) -> str:
    return "\n".join(str(element.proto.body) for element in app.get("html"))


@contextmanager
def locked(folder: Path) -> Iterator[str]:
    file = folder / "locked.sqlite3"
    Keeper(f"sqlite:///{file}").progress("nobody")
    with closing(sqlite3.connect(file)) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        yield f"sqlite:///{file}"


@contextmanager
def below_a_file(folder: Path) -> Iterator[str]:
    (folder / "file").touch()
    yield f"sqlite:///{folder}/file/progress.sqlite3"


@contextmanager
def corrupt(folder: Path) -> Iterator[str]:
    (folder / "corrupt.sqlite3").write_bytes(b"no database, but " * 400)
    yield f"sqlite:///{folder}/corrupt.sqlite3"


@contextmanager
def wrong_address(folder: Path) -> Iterator[str]:
    yield "nosuch://host/base"


UNREADABLE = [below_a_file, corrupt, wrong_address]  # one that is locked can still be read


@pytest.fixture(params=[locked, *UNREADABLE], ids=lambda make: make.__name__)
def unusable(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """Let the server have a database that cannot be used."""
    monkeypatch.setattr(database, "WAIT_SECONDS", 0.05)
    with request.param(tmp_path) as address:
        monkeypatch.setenv("IMGREC_DATABASE_URL", address)
        yield


@pytest.mark.usefixtures("unusable")
@pytest.mark.parametrize("unusable", UNREADABLE, indirect=True, ids=lambda make: make.__name__)
def test_the_page_says_in_one_sentence_that_nothing_is_kept(app: AppTest, read: Read) -> None:
    page_of(app)

    assert read(app).count(t("progress.not_kept")) == 1
    assert (list(app.exception), list(app.error)) == ([], [])
    app.run()
    assert read(app).count(t("progress.not_kept")) == 1


def lesson_with_an_answer() -> None:
    from imgrec.ui import learner
    from imgrec.ui.frame import open_page

    with open_page("home"):
        kept = (
            learner.record_answer("dense", "dense.sum", True, (1,)),
            learner.record_read("dense", "The sum"),
        )
        import streamlit as st

        st.write(f"kept {kept}")


@pytest.mark.usefixtures("unusable")
def test_a_lesson_goes_on_without_a_database(read: Read) -> None:
    app = AppTest.from_function(lesson_with_an_answer, default_timeout=60).run()

    assert [found.value for found in app.markdown] == ["kept (False, False)"]
    assert [found.value for found in app.toast] == [t("progress.not_kept")]
    assert list(app.exception) == []
    app.run()
    assert read(app).count(t("progress.not_kept")) == 1


def test_what_is_not_written_is_admitted_though_all_else_can_be_read(
    keeper: Keeper, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, read: Read
) -> None:
    app = AppTest.from_function(lesson_with_an_answer, default_timeout=60).run()
    with locked(tmp_path) as address:
        monkeypatch.setattr(database, "WAIT_SECONDS", 0.05)
        monkeypatch.setenv("IMGREC_DATABASE_URL", address)
        for _ in range(2):
            app.run()

    assert [found.value for found in app.markdown] == ["kept (False, False)"]
    assert read(app).count(t("progress.not_kept")) == 1


def test_an_answer_is_kept_under_the_code_of_the_session(keeper: Keeper) -> None:
    app = AppTest.from_function(lesson_with_an_answer, default_timeout=60).run()

    assert [found.value for found in app.markdown] == ["kept (True, True)"]
    kept = keeper.progress(app.session_state[learner._CODE]).of("dense")
    assert (kept.right, kept.sections) == ({"sum"}, {"The sum"})
