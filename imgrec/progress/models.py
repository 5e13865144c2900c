"""The tables of the database: answers, and sections read. Rows are added and never changed."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import DateTime, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

CODE = String(16)
NAME = String(200)


class Base(DeclarativeBase):
    """What all tables share."""


class Answer(Base):
    """One answer to one question; another try is another row."""

    __tablename__ = "answers"
    __table_args__ = (Index("answers_by_code", "code"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(CODE)
    lesson: Mapped[str] = mapped_column(NAME)
    question_id: Mapped[str] = mapped_column(NAME)
    right: Mapped[bool]
    given: Mapped[str] = mapped_column(Text)  # JSON
    at: Mapped[datetime] = mapped_column(DateTime, default=lambda: now())


class SectionRead(Base):
    """One section of a lesson that a learner has read, once."""

    __tablename__ = "sections_read"
    __table_args__ = (UniqueConstraint("code", "lesson", "section", name="a_section_once"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(CODE)
    lesson: Mapped[str] = mapped_column(NAME)
    section: Mapped[str] = mapped_column(NAME)
    at: Mapped[datetime] = mapped_column(DateTime, default=lambda: now())


def now() -> datetime:
    """The time in UTC, to the second; databases keep it without its zone."""
    return datetime.now(UTC).replace(tzinfo=None, microsecond=0)
