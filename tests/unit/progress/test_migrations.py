"""The migrations lead from nothing to the tables of today, once."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect

from imgrec.progress import database
from imgrec.progress.keeper import Keeper
from imgrec.progress.models import Base

FOLDER = Path(database.__file__).parent / "migrations"
POSTGRESQL = os.environ.get("IMGREC_TEST_POSTGRESQL")  # an address of an empty database
TABLES = {"answers", "sections_read", "alembic_version"}


@pytest.fixture
def engine(file: Path) -> Engine:
    """Give an engine on nothing."""
    return database.connect(f"sqlite:///{file}")


def test_they_make_all_tables_from_nothing(engine: Engine) -> None:
    database.bring_up_to_date(engine)

    assert set(inspect(engine).get_table_names()) == TABLES


def test_they_make_what_the_models_say(engine: Engine) -> None:
    database.bring_up_to_date(engine)

    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []


def test_a_second_time_changes_nothing(engine: Engine) -> None:
    database.bring_up_to_date(engine)
    with engine.connect() as connection:
        database.migrate(connection)
        connection.commit()

    assert set(inspect(engine).get_table_names()) == TABLES


def test_what_is_kept_stays(file: Path, keeper: Keeper) -> None:
    keeper.record_read("code", "dense", section="The sum")
    database.bring_up_to_date(database.connect(f"sqlite:///{file}"))

    assert not keeper.progress("code").is_empty


def test_the_newest_is_the_one_that_is_asked_for() -> None:
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.set_main_option("path_separator", "os")

    assert ScriptDirectory.from_config(config).get_heads() == [database.HEAD]


def test_alembic_is_not_loaded_where_nothing_is_to_migrate(file: Path, keeper: Keeper) -> None:
    keeper.progress("code")
    script = (
        "import sys; from imgrec.progress.keeper import Keeper;"
        f"Keeper('sqlite:///{file}').progress('code'); print('alembic' in sys.modules)"
    )
    told = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )

    assert told.stdout.strip() == "False"


@pytest.mark.skipif(not POSTGRESQL, reason="IMGREC_TEST_POSTGRESQL names no database.")
def test_postgresql_keeps_the_same() -> None:
    assert POSTGRESQL
    keeper = Keeper(POSTGRESQL, rest=0)
    keeper.delete("code")
    keeper.record_answer("code", "dense", question_id="sum", right=True, given=0.5)
    for _ in range(2):
        keeper.record_read("code", "dense", section="The sum")

    kept = keeper.progress("code").of("dense")
    keeper.close()
    assert (kept.right, kept.sections, kept.answers) == ({"sum"}, {"The sum"}, 1)
