"""What a learner did is kept, by all windows and processes at once, and forgotten on demand."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from imgrec.errors import ProgressError
from imgrec.progress import database
from imgrec.progress.keeper import Keeper

CODE, OTHER = "H7KD-M4PX-QR3T", "MMMM-MMMM-MMMM"
WINDOWS, ANSWERS = 4, 10
ANSWER_MANY = """
import sys
from imgrec.progress.keeper import Keeper
_, address, code, window, count = sys.argv
for n in range(int(count)):
    name = f"{window}.{n}"
    Keeper(address).record_answer(code, "convolution", question_id=name, right=True, given=n)
"""


def answer(keeper: Keeper, name: str, *, right: bool = True, code: str = CODE) -> None:
    keeper.record_answer(code, "convolution", question_id=name, right=right, given=(1, 2))


def asked(file: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute(sql).fetchall()


def test_an_answer_is_given_back(keeper: Keeper) -> None:
    answer(keeper, "products")

    kept = keeper.progress(CODE).of("convolution")
    assert (kept.tried, kept.right, kept.answers) == ({"products"}, {"products"}, 1)


def test_a_question_stays_right_whatever_is_answered_later(keeper: Keeper) -> None:
    for right in (False, True, False):
        answer(keeper, "products", right=right)

    kept = keeper.progress(CODE).of("convolution")
    assert (kept.right, kept.answers) == ({"products"}, 3)


def test_a_wrong_answer_is_tried_and_not_right(keeper: Keeper) -> None:
    answer(keeper, "products", right=False)

    kept = keeper.progress(CODE).of("convolution")
    assert (kept.tried, kept.right) == ({"products"}, set())


def test_a_section_is_read_once_however_often_it_is_told(keeper: Keeper) -> None:
    for _ in range(2):
        keeper.record_read(CODE, "dense", section="The sum")

    assert keeper.progress(CODE).of("dense").sections == {"The sum"}
    assert keeper.export_csv(CODE).count("The sum") == 1


def test_nothing_is_kept_of_somebody_unknown(keeper: Keeper) -> None:
    answer(keeper, "products")

    assert keeper.progress(OTHER).is_empty
    assert keeper.progress(OTHER).last is None


def test_deleting_forgets_one_learner_and_no_other(keeper: Keeper, file: Path) -> None:
    for code in (CODE, OTHER):
        answer(keeper, "products", code=code)
        keeper.record_read(code, "dense", section="The sum")

    keeper.delete(CODE)

    assert keeper.progress(CODE).is_empty
    assert not keeper.progress(OTHER).is_empty
    assert asked(file, "SELECT DISTINCT code FROM answers") == [(OTHER,)]


def test_two_windows_do_not_lose_each_others_answers(file: Path) -> None:
    first, second = Keeper(f"sqlite:///{file}"), Keeper(f"sqlite:///{file}")
    answer(first, "one")
    answer(second, "two")
    answer(first, "three")

    assert second.progress(CODE).of("convolution").tried == {"one", "two", "three"}


@pytest.mark.slow
def test_processes_that_start_at_once_migrate_once_and_lose_no_answer(file: Path) -> None:
    address = f"sqlite:///{file}"
    command = [sys.executable, "-c", ANSWER_MANY, address, CODE]
    started = [subprocess.Popen([*command, str(w), str(ANSWERS)]) for w in range(WINDOWS)]

    assert [process.wait(60) for process in started] == [0] * WINDOWS
    assert Keeper(address).progress(CODE).of("convolution").answers == WINDOWS * ANSWERS


def test_threads_of_one_server_lose_no_answer(keeper: Keeper) -> None:
    def work(window: int) -> None:
        for number in range(ANSWERS):
            answer(keeper, f"{window}.{number}")

    threads = [threading.Thread(target=work, args=(window,)) for window in range(WINDOWS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(keeper.progress(CODE).of("convolution").tried) == WINDOWS * ANSWERS


def test_readers_do_not_wait_for_a_writer(keeper: Keeper, file: Path) -> None:
    answer(keeper, "products")

    assert asked(file, "PRAGMA journal_mode") == [("wal",)]


def below_a_file(folder: Path) -> str:
    (folder / "file").touch()
    return f"sqlite:///{folder / 'file' / 'progress.sqlite3'}"


def read_only(folder: Path) -> str:
    path = folder / "kept.sqlite3"
    database.bring_up_to_date(database.connect(f"sqlite:///{path}"))
    return f"sqlite:///file:{path}?mode=ro&uri=true"


def corrupt(folder: Path) -> str:
    (folder / "corrupt.sqlite3").write_bytes(b"no database, but " * 400)
    return f"sqlite:///{folder / 'corrupt.sqlite3'}"


def of_a_newer_imgrec(folder: Path) -> str:
    with closing(sqlite3.connect(folder / "newer.sqlite3", isolation_level=None)) as connection:
        connection.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
        connection.execute("INSERT INTO alembic_version VALUES ('999_later')")
    return f"sqlite:///{folder / 'newer.sqlite3'}"


UNUSABLE = [
    below_a_file,
    read_only,
    corrupt,
    of_a_newer_imgrec,
    lambda _: "no address",
    lambda _: "nosuch://host/base",
    lambda _: "postgresql://nobody@127.0.0.1:9/none",
]


@pytest.mark.parametrize("make", UNUSABLE)
def test_an_unusable_database_is_a_sentence(make: Callable[[Path], str], tmp_path: Path) -> None:
    keeper = Keeper(make(tmp_path), rest=0)

    with pytest.raises(ProgressError, match=r"^Expected a database .* IMGREC_DATABASE_URL"):
        answer(keeper, "products")


def test_a_locked_database_is_a_sentence_and_works_again_afterwards(
    keeper: Keeper, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "WAIT_SECONDS", 0.05)
    answer(keeper, "before")
    with closing(sqlite3.connect(file)) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        with pytest.raises(ProgressError, match="database is locked"):
            answer(keeper, "meanwhile")

    answer(keeper, "after")
    assert keeper.progress(CODE).of("convolution").tried == {"before", "after"}


def test_a_full_disk_is_a_sentence(keeper: Keeper, monkeypatch: pytest.MonkeyPatch) -> None:
    answer(keeper, "products")
    keep = database._write_ahead

    def small(connection: sqlite3.Connection, record: object) -> None:
        keep(connection, record)
        connection.execute("PRAGMA max_page_count = 1")

    monkeypatch.setattr(database, "_write_ahead", small)
    keeper.close()

    with pytest.raises(ProgressError, match="disk is full"):
        keeper.record_answer(CODE, "dense", question_id="long", right=True, given="x" * 99_999)


def test_a_database_that_was_taken_away_is_made_anew(keeper: Keeper, file: Path) -> None:
    answer(keeper, "before")
    for path in file.parent.iterdir():
        path.unlink()

    with pytest.raises(ProgressError, match="no such table"):
        answer(keeper, "lost")
    answer(keeper, "after")

    assert keeper.progress(CODE).of("convolution").tried == {"after"}


def test_a_database_that_failed_is_left_alone_for_a_while(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries: list[str] = []

    def refuse(address: str) -> None:
        tries.append(address)
        raise OperationalError("", None, Exception("away"))

    monkeypatch.setattr(database, "connect", refuse)
    keeper = Keeper("sqlite://", rest=3600)
    for _ in range(3):
        with pytest.raises(ProgressError, match=r"away|a moment ago"):
            answer(keeper, "products")

    assert len(tries) == 1


def test_the_app_does_not_load_the_database_before_somebody_learns() -> None:
    script = "import sys, imgrec.ui.learner, imgrec.ui.frame; print('sqlalchemy' in sys.modules)"
    told = subprocess.check_output([sys.executable, "-c", script], text=True)

    assert told.strip() == "False"
