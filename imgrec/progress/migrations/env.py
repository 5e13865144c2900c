"""An open connection, from `database.migrate` -> the migrations, run in its transaction."""

from __future__ import annotations

from alembic import context

from imgrec.progress.models import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,  # SQLite changes a column by copying its table
)
context.run_migrations()
