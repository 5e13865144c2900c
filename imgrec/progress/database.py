"""An address of a database -> an engine whose tables are those of `models`.

SQLite is opened so that readers and one writer do not wait for each other (WAL), and so that a
writer waits a moment for another. Migrations run in one transaction that holds a lock from before
it reads the version: of two processes that start at once, one migrates and the other waits.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.pool import NullPool

HEAD = "1_answers_and_sections"  # the newest file in migrations/versions
WAIT_SECONDS = 3

_LOCK = 0x696D67726563  # "imgrec", the advisory lock that migrations take in PostgreSQL
_POSTGRESQL = {"postgres", "postgresql"}


def connect(address: str) -> Engine:
    """Give the engine for an address such as `sqlite:////data/progress.sqlite3`.

    Raises:
        SQLAlchemyError: no such address.
        ImportError: the driver of that database is not installed.
    """
    url = make_url(address)
    if url.drivername in _POSTGRESQL:
        url = url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() == "sqlite":
        return _sqlite(url)
    wait = {"connect_timeout": WAIT_SECONDS} if url.get_backend_name() == "postgresql" else {}
    return create_engine(url, connect_args=wait, pool_pre_ping=True)


def bring_up_to_date(engine: Engine) -> None:
    """Run the migrations that the database has not seen; nothing where it has seen them all.

    Raises:
        SQLAlchemyError: it cannot be read or written.
        RuntimeError: a newer imgrec has been there.
    """
    with engine.connect() as connection:
        if _version(connection) == HEAD:
            return
    with engine.connect() as connection:
        _lock(connection)
        migrate(connection)
        connection.commit()


def migrate(connection: Connection) -> None:
    """Run the migrations inside the transaction of this connection."""
    from alembic import command  # a second's work, and hardly ever needed
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    folder = Path(__file__).parent / "migrations"
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise RuntimeError(f"its tables are not those of this imgrec ({error})") from error


def _sqlite(url: URL) -> Engine:
    if url.database and not url.query:
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, connect_args={"timeout": WAIT_SECONDS}, poolclass=NullPool)
    event.listen(engine, "connect", _write_ahead)
    return engine


def _write_ahead(connection: Any, _record: object) -> None:
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return found


def _lock(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    elif connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
