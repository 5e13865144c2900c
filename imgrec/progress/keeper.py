"""A learner's code and what they did -> kept in a database, and given back."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import Engine, delete, select
from sqlalchemy.exc import IntegrityError, SQLAlchemyError
from sqlalchemy.orm import Session

from imgrec.errors import ProgressError
from imgrec.progress import database
from imgrec.progress.models import Answer, SectionRead
from imgrec.progress.summary import Progress, Tried, summarise
from imgrec.progress.table import to_csv

REST_SECONDS = 15.0


class Keeper:
    """Keeps the progress of all learners in one database.

    Every method raises `ProgressError` when the database cannot be used. After that it is left
    alone for a while, so that a lesson does not wait for it at every move.

    Args:
        address: the database, such as `sqlite:////data/progress.sqlite3`.
        rest: seconds for which a database that failed is left alone.
    """

    def __init__(self, address: str, *, rest: float = REST_SECONDS) -> None:
        self._address = address
        self._rest = rest
        self._tired_until = 0.0
        self._engine: Engine | None = None

    def record_answer(
        self, code: str, lesson: str, *, question_id: str, right: bool, given: object
    ) -> None:
        """Add one answer; `given` is anything that JSON holds."""
        told = json.dumps(given, default=str)
        row = Answer(code=code, lesson=lesson, question_id=question_id, right=right, given=told)
        with self._session() as session:
            session.add(row)

    def record_read(self, code: str, lesson: str, *, section: str) -> None:
        """Note that a section was read; once is enough."""
        with self._session() as session:
            try:
                with session.begin_nested():
                    session.add(SectionRead(code=code, lesson=lesson, section=section))
            except IntegrityError:
                return  # it stands there already, from now or from another window

    def progress(self, code: str) -> Progress:
        """Give all that is kept under this code; an empty `Progress` where nothing is."""
        with self._session() as session:
            return summarise(_answers(session, code), _sections(session, code))

    def export_csv(self, code: str) -> str:
        """Give every answer and every section read, see `table`."""
        with self._session() as session:
            return to_csv(_answers(session, code), _sections(session, code))

    def delete(self, code: str) -> None:
        """Forget everything that is kept under this code."""
        with self._session() as session:
            for table in (Answer, SectionRead):
                session.execute(delete(table).where(table.code == code))

    def close(self) -> None:
        """Let go of the database; the next call opens it again, and looks at its tables."""
        if self._engine is not None:
            self._engine.dispose()
        self._engine = None

    @contextmanager
    def _session(self) -> Iterator[Session]:
        if time.monotonic() < self._tired_until:
            raise ProgressError(_sentence("It failed a moment ago"))
        try:
            with Session(self._ready()) as session, session.begin():
                yield session
        except (SQLAlchemyError, ImportError, OSError, RuntimeError) as error:
            self.close()
            self._tired_until = time.monotonic() + self._rest
            raise ProgressError(_sentence(_reason(error))) from error

    def _ready(self) -> Engine:
        if self._engine is None:
            engine = database.connect(self._address)
            database.bring_up_to_date(engine)
            self._engine = engine
        return self._engine


def _answers(session: Session, code: str) -> list[Tried]:
    rows = session.scalars(select(Answer).where(Answer.code == code).order_by(Answer.id))
    return [Tried(r.lesson, r.question_id, r.right, json.loads(r.given), r.at) for r in rows]


def _sections(session: Session, code: str) -> list[tuple[str, str, datetime]]:
    rows = session.scalars(select(SectionRead).where(SectionRead.code == code))
    return [(row.lesson, row.section, row.at) for row in rows]


def _reason(error: Exception) -> str:
    cause = getattr(error, "orig", None) or error
    return str(cause).strip().splitlines()[0] if str(cause).strip() else type(cause).__name__


def _sentence(reason: str) -> str:
    return (
        f"Expected a database that keeps the progress. It cannot be used: {reason}. "
        "Look at IMGREC_DATABASE_URL, or at the folder IMGREC_HOME, and at the space on its disk."
    )
