"""Keep interviews, every version of every message, and what was sent."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Makes the first three tables."""
    op.create_table(
        "interviews",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("fields", sa.Text, nullable=False),
        sa.Column("interview", sa.Text),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("created", sa.String(40), nullable=False),
        sa.Column("changed", sa.String(40), nullable=False),
    )
    op.create_table(
        "versions",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("interview_id", sa.String(40), sa.ForeignKey("interviews.id"), nullable=False),
        sa.Column("format", sa.String(60), nullable=False),
        sa.Column("purpose", sa.String(60), nullable=False),
        sa.Column("reader", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("result", sa.Text),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("kept", sa.String(40), nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("versions_of_an_interview", "versions", ["interview_id"])
    op.create_table(
        "sent",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("interview_id", sa.String(40), sa.ForeignKey("interviews.id"), nullable=False),
        sa.Column("version_id", sa.Integer, sa.ForeignKey("versions.id"), nullable=False, unique=True),
        sa.Column("reader", sa.Text, nullable=False),
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("confirmed", sa.String(40), nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("sent_of_an_interview", "sent", ["interview_id"])
