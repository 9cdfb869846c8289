"""What finds copies is kept a document; meetings are kept in the order of their key; withdrawals are found by index.

Every document is queued, so that what is kept of it is made when the casefile is opened.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables, and queue what fills them."""
    op.create_table(
        "prints",
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.Column("shingles", sa.LargeBinary(), nullable=False),
        sa.Column("happenings", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("document", name="pk_prints"),
    )
    op.create_table(
        "copies",
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("of", sa.Text(), nullable=False),
        sa.Column("share", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("document", "of", name="pk_copies"),
        sa.Index("ix_copies_of", "of"),
        info={"by_key": True},
    )
    op.drop_table("meetings")
    op.create_table(
        "meetings",
        sa.Column("first", sa.Text(), nullable=False),
        sa.Column("second", sa.Text(), nullable=False),
        sa.Column("block", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("first", "second", "block", name="pk_meetings"),
        sa.Index("ix_meetings_second", "second"),
        info={"by_key": True},
    )
    op.create_index("ix_judgements_withdraws", "judgements", ["withdraws"])
    op.execute(
        "INSERT INTO queue (kind, item) SELECT 'document', id FROM documents"
        " WHERE id NOT IN (SELECT item FROM queue WHERE kind = 'document')"
    )
