"""Nothing -> the answers and the sections read."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "1_answers_and_sections"
down_revision = None


def upgrade() -> None:
    """Make both tables."""
    op.create_table(
        "answers",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("code", sa.String(16), nullable=False),
        sa.Column("lesson", sa.String(200), nullable=False),
        sa.Column("question_id", sa.String(200), nullable=False),
        sa.Column("right", sa.Boolean, nullable=False),
        sa.Column("given", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
    )
    op.create_index("answers_by_code", "answers", ["code"])
    op.create_table(
        "sections_read",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("code", sa.String(16), nullable=False),
        sa.Column("lesson", sa.String(200), nullable=False),
        sa.Column("section", sa.String(200), nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.UniqueConstraint("code", "lesson", "section", name="a_section_once"),
    )


def downgrade() -> None:
    """Take both away, and all that was kept with them."""
    op.drop_table("sections_read")
    op.drop_index("answers_by_code", "answers")
    op.drop_table("answers")
