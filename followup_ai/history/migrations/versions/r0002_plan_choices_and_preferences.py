"""Keep the country whose holidays count, the day a no came, and preferences."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Adds two columns to interviews, and the table of preferences."""
    op.add_column("interviews", sa.Column("country", sa.String(20)))
    op.add_column("interviews", sa.Column("told_on", sa.String(10)))
    op.create_table(
        "preferences",
        sa.Column("name", sa.String(100), primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )
